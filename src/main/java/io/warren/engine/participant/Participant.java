package io.warren.engine.participant;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;

/**
 * Does the steps of one name, in this process. A Spring bean of this type takes the lanes of its name unless {@code
 * warren.participants.<name>.enabled} is false.
 *
 * <p>A command may come more than once, also at the same time on another instance: remember its effect id in the
 * transaction that does the work. An exception means {@link Outcome.Failed}: it is tried again.
 */
public interface Participant {
    /** The first word of its lanes and routing keys. */
    String name();

    /** Does or undoes what the command says. May block. */
    Outcome handle(Command command);
}
