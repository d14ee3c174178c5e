package io.warren.engine.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * What one channel has delivered and not settled, so that many settlements become one word to the broker: "all up to
 * here". Each word is an entry in the log of a quorum queue.
 */
final class Unsettled {
    private final TreeSet<Long> open = new TreeSet<>();
    private final TreeSet<Long> done = new TreeSet<>();
    private long latest;

    /** @param multiple whether all before it are meant as well */
    record Word(long tag, boolean multiple) {}

    /** The broker numbers deliveries without a gap; one that nobody handed over must not be acknowledged with others. */
    synchronized void came(long tag) {
        while (latest < tag) {
            open.add(++latest);
        }
    }

    /** It is to be acknowledged; how many are by now. */
    synchronized int done(long tag) {
        if (open.remove(tag)) {
            done.add(tag);
        }
        return done.size();
    }

    /** The broker has heard of it already. */
    synchronized void gone(long tag) {
        open.remove(tag);
    }

    /** What is to be said now, in as few words as are right. */
    synchronized List<Word> words() {
        var words = new ArrayList<Word>();
        var before = open.isEmpty() ? done : done.headSet(open.first());
        if (!before.isEmpty()) {
            words.add(new Word(before.last(), before.size() > 1));
            before.clear();
        }
        done.forEach(tag -> words.add(new Word(tag, false)));
        done.clear();
        return words;
    }
}
