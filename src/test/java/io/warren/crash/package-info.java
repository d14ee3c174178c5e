/**
 * Real crashes: the production jar on a real broker and a real database, with proxies between them that know the protocols
 * and act at one exact frame. Each protocol event of an order's road is a {@link io.warren.crash.Point}, at which the
 * process is killed, a connection cut, a frame swallowed. What the customer, the participants, the database and the broker
 * have seen is compared by a {@link io.warren.crash.Checker} that reads only evidence.
 *
 * <p>Begin reading at {@link io.warren.crash.Walk}, then {@link io.warren.crash.AmqpProxy}; how to run it stands in
 * {@code docs/reliability-crash.md}.
 */
@NullMarked
package io.warren.crash;

import org.jspecify.annotations.NullMarked;
