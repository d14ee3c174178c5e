package io.warren.shop.order;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An order that has been read and found good.
 *
 * @param id the caller's own; none where one is to be given
 * @param workflow which definition it walks through
 * @param region where it is fulfilled, a configured word
 * @param priority how urgent it is, a configured word
 * @param json as it was posted, with what was found out added; without the id where the caller gave none
 * @param fingerprint the same for the same order, however its JSON was spaced or sorted
 */
public record Order(
        @Nullable String id,
        String customer,
        BigDecimal total,
        String workflow,
        String region,
        String priority,
        String json,
        String fingerprint) {}
