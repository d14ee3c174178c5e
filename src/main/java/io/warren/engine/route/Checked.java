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
 * @param mended what was missing, and was declared anew
 */
record Checked(List<Drift> drift, @Nullable Set<Binding> bindings, List<Drift> mended) {
    static final Checked NOTHING = blindly(List.of());

    static Checked blindly(Collection<Drift> drift) {
        return new Checked(List.copyOf(drift), null, List.of());
    }

    /** This one, after what was missing before has been declared as far as it could be. */
    Checked after(Checked before) {
        var mended = before.drift.stream()
                .filter(it -> it.kind() == Drift.Kind.MISSING && !drift.contains(it))
                .toList();
        return new Checked(drift, bindings, mended);
    }

    boolean has(Drift.Kind kind) {
        return drift.stream().anyMatch(it -> it.kind() == kind);
    }
}
