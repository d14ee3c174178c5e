package io.warren.engine.workflow;

import java.time.Duration;
import java.util.Objects;
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
 * @param pivot whether nothing is undone any more once the step is done
 * @param approval whether a person has to approve it before its command is sent
 * @param on what follows when it does not come about
 * @param undoing how it is undone
 */
public record Step(
        String name,
        String participant,
        String command,
        @Nullable String undo,
        Duration timeout,
        RetryPolicy retry,
        boolean optional,
        boolean pivot,
        boolean approval,
        Reactions on,
        Undoing undoing) {

    /** What an older definition does not say has its default, so that it reads as it was meant. */
    public Step {
        on = Objects.requireNonNullElse(on, Reactions.DEFAULT);
        undoing = Objects.requireNonNullElseGet(undoing, () -> new Undoing(timeout, retry, false));
    }

    /** A step that nothing special is said of. */
    public Step(
            String name,
            String participant,
            String command,
            @Nullable String undo,
            Duration timeout,
            RetryPolicy retry,
            boolean optional) {
        this(
                name,
                participant,
                command,
                undo,
                timeout,
                retry,
                optional,
                false,
                false,
                Reactions.DEFAULT,
                new Undoing(timeout, retry, false));
    }

    /** The command that goes out for this action; none where an undo is asked of a step that has none. */
    public @Nullable String commandFor(boolean undoing) {
        return undoing ? undo : command;
    }

    public Duration timeout(boolean undoing) {
        return undoing ? this.undoing.timeout() : timeout;
    }

    public RetryPolicy retry(boolean undoing) {
        return undoing ? this.undoing.retry() : retry;
    }

    public Reactions on(boolean undoing) {
        return undoing ? Reactions.DEFAULT : on;
    }
}
