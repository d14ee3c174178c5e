/**
 * Names on the wire and where they lead: which exchanges, lanes, bindings and policies the configuration asks for, what
 * a live broker has of them, and why a command goes where it goes. Begin reading at
 * {@link io.warren.engine.route.RouteSettings}, then {@code Blueprint}: everything else is read from the topology it draws. How a live
 * broker gets from one topology to another is planned by {@code Planner} and done by {@code Applier}.
 */
@NullMarked
package io.warren.engine.route;

import org.jspecify.annotations.NullMarked;
