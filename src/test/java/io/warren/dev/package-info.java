/**
 * What a bare machine lacks for development and tests: a real RabbitMQ and a real PostgreSQL, found or started, and gone
 * with the JVM. Begin reading at {@link io.warren.dev.DevBroker}.
 */
@NullMarked
package io.warren.dev;

import org.jspecify.annotations.NullMarked;
