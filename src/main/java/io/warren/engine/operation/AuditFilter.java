package io.warren.engine.operation;

import org.jspecify.annotations.Nullable;

/**
 * Which deeds to list; what is absent does not narrow.
 *
 * @param target the id of what they were about
 * @param kind the kind of what they were about
 */
public record AuditFilter(
        @Nullable String target,
        @Nullable String kind,
        @Nullable String who,
        @Nullable String verb) {}
