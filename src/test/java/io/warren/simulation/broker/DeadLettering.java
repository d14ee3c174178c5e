package io.warren.simulation.broker;

import org.jspecify.annotations.Nullable;

/**
 * Where dead letters go.
 *
 * @param key the routing key to give them; null keeps theirs
 * @param atLeastOnce whether they stay until their target confirmed them
 */
public record DeadLettering(String exchange, @Nullable String key, boolean atLeastOnce) {}
