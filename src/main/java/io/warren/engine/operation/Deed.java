package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for, and what came of it.
 *
 * @param before how the target stood; none where that says nothing
 * @param after how it stands now
 * @param sentence what was done, or why not
 */
public record Deed(
        Wish wish, @Nullable String before, @Nullable String after, boolean accepted, String sentence) {}
