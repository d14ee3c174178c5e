/**
 * What actuator says of it all: broker, topology, lanes, participants and sagas, each by a sentence where it is not well. Begin reading
 * at {@code BrokerHealth}. Liveness depends on none of them. The same, and what is under way, as numbers: {@code HealthMeters} and
 * {@code WorkMeters}.
 */
@NullMarked
package io.warren.engine.health;

import org.jspecify.annotations.NullMarked;
