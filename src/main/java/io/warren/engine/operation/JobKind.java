package io.warren.engine.operation;

import java.time.Duration;
import java.util.List;

/** A verb that can be done to many; a bean of this type is all that a new kind of job needs. */
public interface JobKind {
    /** One word, kept with each job. */
    String name();

    /**
     * Does it to a few, which are marked as sent by then. Where this throws, they are judged like those that a killed
     * process left behind.
     *
     * @return one result for each, in the same order
     */
    List<Result> perform(List<String> items, Errand errand);

    /**
     * Says what became of items that were marked as sent and have no verdict: under way, or left behind by a process that
     * ended. Without another answer they are done again, which is for verbs that do no harm twice.
     *
     * @param lastCall their time is up: what is still pending counts as done
     * @return one result for each, in the same order
     */
    default List<Result> judge(List<Sent> items, Errand errand, boolean lastCall) {
        return perform(items.stream().map(Sent::item).toList(), errand);
    }

    /** How long after its sending an item may be pending. */
    default Duration patience() {
        return Duration.ofSeconds(10);
    }
}
