package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a comparison with the live broker has found.
 *
 * @param bindings all that the broker has; none where nobody could see them
 */
record Checked(List<Drift> drift, @Nullable Set<Binding> bindings) {
    static final Checked NOTHING = blindly(List.of());

    static Checked blindly(Collection<Drift> drift) {
        return new Checked(List.copyOf(drift), null);
    }

    boolean has(Drift.Kind kind) {
        return drift.stream().anyMatch(it -> it.kind() == kind);
    }
}
