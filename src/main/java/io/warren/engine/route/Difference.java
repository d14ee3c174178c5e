package io.warren.engine.route;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One argument that two declarations of the same thing do not agree on. */
record Difference(String argument, String wanted, String found) {
    /** What a queue may have beyond what is wanted: it changes nothing for the messages in it. */
    private static final Set<String> HARMLESS =
            Set.of("x-description", "x-quorum-initial-group-size", "x-queue-leader-locator", "x-initial-cluster-size");

    static List<Difference> between(Map<String, Object> wanted, Map<String, Object> found) {
        var names = new TreeSet<>(wanted.keySet());
        found.keySet().stream().filter(it -> !HARMLESS.contains(it)).forEach(names::add);
        var differences = new ArrayList<Difference>();
        for (String name : names) {
            String asked = text(wanted.get(name));
            String has = text(found.get(name));
            if (!asked.equals(has)) {
                differences.add(new Difference(name, asked, has));
            }
        }
        return differences;
    }

    static boolean none(Map<String, Object> wanted, Map<String, Object> found) {
        return between(wanted, found).isEmpty();
    }

    Drift of(String thing, String name) {
        return Drift.contradicts(thing, name, argument, wanted, found);
    }

    /** As text, 5 is the same however many bits it came in. */
    private static String text(@Nullable Object value) {
        return value == null ? "none" : value.toString();
    }
}
