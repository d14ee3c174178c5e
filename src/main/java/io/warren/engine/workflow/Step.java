package io.warren.engine.workflow;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work in a workflow, done by a participant, and how to undo it.
 *
 * @param name unique in its workflow, e.g. {@code reserve}
 * @param participant who does it, e.g. {@code inventory}
 * @param command what the participant is told, e.g. {@code reserve}
 * @param undo the command that compensates it; none where nothing has to be undone
 * @param timeout how long one attempt may take from its sending to its outcome, the waiting in the lane included
 * @param retry what happens after a failed or timed-out attempt
 * @param optional whether the order goes on when the step is refused or its retries are spent
 */
public record Step(
        String name,
        String participant,
        String command,
        @Nullable String undo,
        Duration timeout,
        RetryPolicy retry,
        boolean optional) {

    /** The command that goes out for this action; none where an undo is asked of a step that has none. */
    public @Nullable String commandFor(boolean undoing) {
        return undoing ? undo : command;
    }
}
