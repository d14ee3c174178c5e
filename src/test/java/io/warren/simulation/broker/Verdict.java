package io.warren.simulation.broker;

import java.util.List;

/** What a publisher learns of what it published. */
public sealed interface Verdict {
    /** The broker has it, in these queues; in none where it could not be routed and was not mandatory. */
    record Confirmed(List<String> queues) implements Verdict {}

    /** Mandatory, and no queue took it: it came back, and was then confirmed. */
    record Returned() implements Verdict {}

    /** Negatively acknowledged, as a queue is full; the other queues that it was routed to have it. */
    record Refused(List<String> taken) implements Verdict {}

    /** An alarm holds the connection: the broker reads it when the alarm is over. Publish it again then. */
    record Blocked() implements Verdict {}

    /** The channel is gone, and nothing was published. */
    record ChannelClosed(int code) implements Verdict {}
}
