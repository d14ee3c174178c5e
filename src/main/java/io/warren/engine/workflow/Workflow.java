package io.warren.engine.workflow;

import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A named, versioned list of steps that one saga walks through in order.
 *
 * @param name what orders and routing keys call it, e.g. {@code order-fulfillment}
 * @param version a running saga keeps the version it started with; new ones start with the highest
 * @param steps in the order in which they are done; undone in the reverse order
 * @param deadline how long an order may take as a whole; none where it may take for ever
 * @param reasons the verbs that nobody may use without giving a reason, e.g. {@code cancel}
 */
public record Workflow(
        String name,
        int version,
        List<Step> steps,
        @Nullable Deadline deadline,
        SortedSet<String> reasons) {
    public Workflow {
        steps = List.copyOf(steps);
        reasons = reasons == null ? new TreeSet<>() : new TreeSet<>(reasons);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException(
                    "Workflow '%s' has no steps. Give it at least one under 'steps'.".formatted(name));
        }
    }

    /** A workflow without a deadline. */
    public Workflow(String name, int version, List<Step> steps) {
        this(name, version, steps, null, new TreeSet<>());
    }

    /** The place of the step of that name, counted from 0. */
    public int indexOf(String step) {
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).name().equals(step)) {
                return i;
            }
        }
        return -1;
    }

    public Optional<Step> step(String name) {
        int i = indexOf(name);
        return i < 0 ? Optional.empty() : Optional.of(steps.get(i));
    }
}
