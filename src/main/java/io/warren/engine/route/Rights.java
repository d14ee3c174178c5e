package io.warren.engine.route;

import io.warren.engine.route.Topology.TopicRight;
import io.warren.engine.route.Topology.User;
import java.util.ArrayList;
import java.util.List;

/** The users of the virtual host, each with the least rights that do. Nobody may declare or delete anything. */
final class Rights {
    private static final String NOTHING = "^$";
    private static final String OWN_QUEUES = "orders(\\..+)?";

    private final Lanes lanes;

    Rights(Lanes lanes) {
        this.lanes = lanes;
    }

    List<User> users() {
        var users = new ArrayList<User>();
        users.add(engine());
        users.add(operator());
        lanes.participants().forEach(name -> users.add(participant(name)));
        return users;
    }

    /** Its tag opens the management API for what its permissions allow: the comparison of live and wanted topology. */
    private User engine() {
        String everyLane = "(%s)\\.[^.]+\\.[^.]+".formatted(String.join("|", lanes.owners()));
        return new User(
                "warren-engine",
                List.of("management"),
                NOTHING,
                "^orders(\\.events|\\.replies)?$",
                "^(%s|%s)$".formatted(OWN_QUEUES, everyLane),
                List.of());
    }

    /** Sees everything and may change policies; what becomes of messages is asked of Warren, not of the broker. */
    private User operator() {
        return new User("warren-operator", List.of("monitoring", "policymaker"), NOTHING, NOTHING, ".*", List.of());
    }

    /** A remote service: takes from its own lanes, and replies in its own name only. */
    private User participant(String name) {
        return new User(
                "warren-" + name,
                List.of(),
                NOTHING,
                "^orders\\.replies$",
                "^%s\\.[^.]+\\.[^.]+$".formatted(lanes.owner(name)),
                List.of(new TopicRight(Names.REPLIES, "^%s\\.[^.]+$".formatted(name), NOTHING)));
    }
}
