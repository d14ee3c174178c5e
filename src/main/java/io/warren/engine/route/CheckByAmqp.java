package io.warren.engine.route;

import io.warren.engine.route.Channels.No;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Queue;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds and declares what AMQP alone can: without the management API nobody sees arguments, bindings and policies. */
final class CheckByAmqp {
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final Pattern INEQUIVALENT =
            Pattern.compile("inequivalent arg '([^']+)' for .*: received (.+?) but current is (.+)");

    private final Topology wanted;
    private final Declaration declaration;
    private final List<Drift> drift = new ArrayList<>();

    CheckByAmqp(Topology wanted, Channels channels) {
        this.wanted = wanted;
        this.declaration = new Declaration(channels);
    }

    Checked run(boolean declare, String whyNotByManagement) {
        wanted.exchanges().forEach(it -> exchange(it, declare));
        wanted.queues().forEach(it -> queue(it, declare));
        if (declare && drift.isEmpty()) {
            wanted.bindings().forEach(this::bind);
        }
        drift.add(Drift.unchecked(
                "policies",
                "Policies and bindings could not be checked: %s. Turn the management plugin on, and set warren.management.url, username and password."
                        .formatted(whyNotByManagement)));
        return Checked.blindly(drift);
    }

    private void exchange(Exchange it, boolean declare) {
        No no = declare ? declaration.declare(it) : declaration.find(it);
        note("exchange", it.name(), it.type(), forbidden(no) && declare ? declaration.find(it) : no);
    }

    private void queue(Queue it, boolean declare) {
        No no = declare ? declaration.declare(it) : declaration.find(it);
        note("queue", it.name(), it.type(), forbidden(no) && declare ? declaration.find(it) : no);
    }

    /** Binding again changes nothing; being forbidden to says nothing about whether it is there. */
    private void bind(Topology.Binding it) {
        No no = declaration.declare(it);
        if (no != null && !forbidden(no)) {
            drift.add(Drift.missing("binding", it.label(), no.text()));
        }
    }

    /** Who may not even look still may use it: that it is forbidden is no sign of its absence. */
    private void note(String thing, String name, String wantedType, @Nullable No no) {
        if (no == null || forbidden(no)) {
            return;
        }
        var inequivalent = INEQUIVALENT.matcher(no.text());
        if (no.code() == NOT_FOUND) {
            drift.add(Drift.missing(thing, name, wantedType));
        } else if (inequivalent.find()) {
            drift.add(Drift.contradicts(
                    thing, name, inequivalent.group(1), bare(inequivalent.group(2)), bare(inequivalent.group(3))));
        } else {
            drift.add(Drift.differs(thing, name, wantedType, no.text()));
        }
    }

    private static boolean forbidden(@Nullable No no) {
        return no != null && no.code() == FORBIDDEN;
    }

    /** The broker writes {@code the value 'quorum' of type 'longstr'}, or only {@code 'quorum'}, or {@code none}. */
    private static String bare(String value) {
        var quoted = Pattern.compile("'([^']*)'").matcher(value);
        return quoted.find() ? quoted.group(1) : value;
    }
}
