package io.warren.engine.workflow;

import org.jspecify.annotations.Nullable;

/**
 * What follows when a step does not come about.
 *
 * @param timeout when no outcome came within the step's timeout
 * @param expiry when the command's time in its lane ran out before anybody took it
 * @param failure when it is broken, or its attempts are spent
 * @param escalation where an escalation leads; none where nothing escalates
 */
public record Reactions(
        Reaction timeout,
        Reaction expiry,
        Reaction failure,
        @Nullable Escalation escalation) {
    public static final Reactions DEFAULT = new Reactions(Reaction.RETRY, Reaction.RETRY, Reaction.INCIDENT, null);
}
