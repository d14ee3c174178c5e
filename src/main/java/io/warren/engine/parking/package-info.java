/**
 * What nobody could handle. Dead letters come here: what expired or was given up goes back to its saga as an outcome,
 * and whatever the broker gave up, or nobody can read, is written down before it is acknowledged. Begin reading at
 * {@code Judge}, then {@code Inbox}; {@link io.warren.engine.parking.Parked} is the face to the rest.
 */
@NullMarked
package io.warren.engine.parking;

import org.jspecify.annotations.NullMarked;
