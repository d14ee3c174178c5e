package io.warren.shop.feed;

import org.jspecify.annotations.Nullable;

/**
 * One order as it stands in an NDJSON file.
 *
 * @param number its line in the file, counted from 1
 * @param json UTF-8, without the line's end
 * @param share how much of the file lies behind when it is done with, 0 to 1; NaN where the file's size is unknown
 * @param unfit why it cannot even be sent; none where it can
 */
public record OrderLine(
        long number, byte[] json, double share, @Nullable String unfit) {}
