package io.warren.engine.parking;

import org.jspecify.annotations.Nullable;

/**
 * Where a message goes instead; what is absent stays as it was.
 *
 * @param region for a command: the region's word in key and headers
 * @param priority for a command: the priority's word in key and headers
 * @param exchange the exchange of commands, that of replies, or empty for a queue by its name
 */
public record Redirect(
        @Nullable String region,
        @Nullable String priority,
        @Nullable String exchange,
        @Nullable String routingKey) {}
