package io.warren.engine.participant;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;

/**
 * Does the steps of one name, in this process. A Spring bean of this type takes the lanes of its name unless {@code
 * warren.participants.<name>.enabled} is false.
 *
 * <p>A command may come more than once, also at the same time on another instance: remember its effect id in the
 * transaction that does the work.
 */
public interface Participant {
    /** The first word of its lanes and routing keys. */
    String name();

    /** Does or undoes what the command says. May block, though not for ever: give whatever it calls a timeout. */
    Outcome handle(Command command);

    /** What the exceptions of {@link #handle} mean. By default each means {@link Outcome.Failed}: it is tried again. */
    default Failures failures() {
        return Failures.none();
    }
}
