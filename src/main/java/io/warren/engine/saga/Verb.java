package io.warren.engine.saga;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a person may ask of a saga. Where a step is named, the verb holds for that step alone. */
public sealed interface Verb {
    /** Stop, and undo what was done. */
    record Cancel() implements Verb {}

    /** Stop, and leave everything as it is. */
    record Terminate() implements Verb {}

    /** Send nothing more until resumed; deadlines stand still meanwhile. */
    record Pause() implements Verb {}

    /** Go on after a pause. */
    record Resume() implements Verb {}

    /**
     * Try the step again, with all its attempts anew; an earlier one after undoing what came since.
     *
     * @param step none for the one it is at
     */
    record Retry(@Nullable String step) implements Verb {}

    /**
     * Go on as if the step were done, or undone.
     *
     * @param step none for the one it is at
     * @param result the JSON object that it is to have recorded
     */
    record Skip(@Nullable String step, String result) implements Verb {}

    /**
     * Let the step be done that waits for an approval.
     *
     * @param step none for the one it is at
     */
    record Approve(@Nullable String step) implements Verb {}

    /**
     * Go on elsewhere, or with another urgency; a command that waits in a lane is sent again to the new one.
     *
     * @param region none leaves it
     * @param priority none leaves it
     */
    record Reroute(@Nullable String region, @Nullable String priority) implements Verb {}

    /** As it stands in addresses, histories and audit records. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
