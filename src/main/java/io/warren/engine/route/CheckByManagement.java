package io.warren.engine.route;

import io.warren.engine.route.Channels.No;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Compares everything by the management API, and declares what is missing. */
final class CheckByManagement {
    private static final Logger log = LoggerFactory.getLogger(CheckByManagement.class);

    private final Topology wanted;
    private final ManagementApi management;
    private final Declaration declaration;

    CheckByManagement(Topology wanted, ManagementApi management, Channels channels) {
        this.wanted = wanted;
        this.management = management;
        this.declaration = new Declaration(channels);
    }

    Checked run(boolean declare) throws IOException {
        var found = management.read();
        var checked = checked(found);
        if (!declare || checked.has(Drift.Kind.CONTRADICTS) || !checked.has(Drift.Kind.MISSING)) {
            return checked;
        }
        declareWhatIsNotIn(found);
        return checked(management.read()).after(checked);
    }

    private Checked checked(Found found) {
        return new Checked(Comparison.of(wanted, found), found.bindings(), List.of());
    }

    /** Policies first, so that no message ever waits without its TTL and its way out. */
    private void declareWhatIsNotIn(Found found) {
        wanted.policies().stream()
                .filter(it -> !found.policies().containsKey(it.name()))
                .forEach(this::put);
        wanted.exchanges().stream()
                .filter(it -> !found.exchanges().containsKey(it.name()))
                .forEach(it -> told("exchange " + it.name(), declaration.declare(it)));
        wanted.queues().stream()
                .filter(it -> !found.queues().containsKey(it.name()))
                .forEach(it -> told("queue " + it.name(), declaration.declare(it)));
        wanted.bindings().stream()
                .filter(it -> !found.bindings().contains(it))
                .forEach(it -> told("binding " + it.label(), declaration.declare(it)));
    }

    private void put(Topology.Policy policy) {
        try {
            management.put(policy);
        } catch (IOException refused) {
            log.warn("The policy {} could not be declared: {}", policy.name(), refused.getMessage());
        }
    }

    private static void told(String what, @Nullable No no) {
        if (no != null) {
            log.warn("The {} could not be declared: {}", what, no.text());
        }
    }
}
