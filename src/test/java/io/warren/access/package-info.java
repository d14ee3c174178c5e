/** Who may do what, tried on a running Warren: every route times everybody. Begin at {@code EveryRouteIT}. */
@org.jspecify.annotations.NullMarked
package io.warren.access;
