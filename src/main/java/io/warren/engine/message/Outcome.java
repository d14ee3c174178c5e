package io.warren.engine.message;

import java.util.Locale;

/** What became of one sending of a command. */
public sealed interface Outcome {
    /** The step is done; {@code result} is the JSON object that it recorded. */
    record Done(String result) implements Outcome {}

    /** A business no: trying again would not help, what was done before is undone. */
    record Refused(String reason) implements Outcome {}

    /** It did not work this time: try again as the step's policy says. */
    record Failed(String reason) implements Outcome {}

    /** Whoever does the step is away: it was not tried, or found nobody; it waits and costs the step no attempt. */
    record Unavailable(String reason) implements Outcome {}

    /** It can never work as it is: a person is needed. */
    record Broken(String reason) implements Outcome {}

    /** Nobody took the command before the lane's TTL ran out. */
    record Expired(String reason) implements Outcome {}

    /** The broker gave the command up: no binding took it, or every delivery of it ended in a crash. */
    record Undelivered(String reason) implements Outcome {}

    /** As it stands in the {@code outcome} header and in routing keys. */
    default String word() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
