package io.warren.engine.workflow;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.Mark;

/** Collects what is wrong, each with the place where it stands. */
final class Problems {
    private final List<String> found = new ArrayList<>();

    /**
     * @param place where in the file; none where the whole file is meant
     * @param what a sentence without its first capital
     */
    void add(String file, @Nullable Mark place, String what) {
        found.add(
                place == null
                        ? "%s: %s".formatted(file, what)
                        : "%s, line %d, column %d: %s"
                                .formatted(file, place.getLine() + 1, place.getColumn() + 1, what));
    }

    int count() {
        return found.size();
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new InvalidWorkflow(found);
        }
    }
}
