package io.warren.engine.workflow;

/** What a workflow does when something did not come in time, or did not come about at all. */
public enum Reaction {
    /** Try it again, as the step's policy says. */
    RETRY,
    /** Tell the world, and go on waiting. */
    WARN,
    /** Try it again at once, elsewhere: with another priority, or in another region. */
    ESCALATE,
    /** Undo what was done. */
    COMPENSATE,
    /** Wait for a person. */
    INCIDENT
}
