package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asks for.
 *
 * @param who as they call themselves
 * @param verb one word
 * @param reason in their own words; none where they gave none
 */
public record Wish(
        String who, String verb, Target target, @Nullable String reason) {
    /**
     * It was granted.
     *
     * @param before how the target stood, short or as JSON; none where that says nothing
     * @param after how it stands now
     */
    public Deed accepted(@Nullable String before, @Nullable String after, String sentence) {
        return new Deed(this, before, after, true, sentence);
    }

    /** It was refused, and nothing was changed. */
    public Deed denied(String sentence) {
        return new Deed(this, null, null, false, sentence);
    }
}
