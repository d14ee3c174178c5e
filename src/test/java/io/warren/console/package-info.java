/**
 * The console, looked at with a real browser: each test opens pages of one Warren on a real broker, which {@code Scene} sets, and
 * {@code Look} holds every page to what all of them owe: no error, nothing that the policy refused, readable for all. Begin reading
 * at {@code OverviewIT}.
 */
@NullMarked
package io.warren.console;

import org.jspecify.annotations.NullMarked;
