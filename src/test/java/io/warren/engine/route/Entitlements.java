package io.warren.engine.route;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may do what at the broker, written down once more and by hand: nothing here looks at the patterns that the
 * definitions hold. The page in docs is made of it, the patterns are held against it, and a real broker is.
 */
final class Entitlements {
    static final String ENGINE = "warren-engine";
    static final List<String> PARTICIPANTS = List.of("fulfillment", "inventory", "notification", "payment");

    static final List<String> USERS = Stream.concat(
                    Stream.of(ENGINE, "warren-operator", "warren-monitor", "warren-subscriber"),
                    PARTICIPANTS.stream().map(it -> "warren-" + it))
            .toList();

    /** In the order of the columns. */
    enum Right {
        CONFIGURE,
        WRITE,
        READ
    }

    /** @param kind exchange or queue */
    record Thing(String kind, String name) {
        boolean exchange() {
            return kind.equals("exchange");
        }
    }

    private Entitlements() {}

    /** Everything in the virtual host, also what every broker brings along. */
    static List<Thing> things(Topology topology) {
        var exchanges = Stream.concat(
                Stream.of("", "amq.direct", "amq.fanout", "amq.headers", "amq.match", "amq.topic"),
                topology.exchanges().stream().map(Topology.Exchange::name));
        return Stream.concat(
                        exchanges.map(it -> new Thing("exchange", it)),
                        topology.queues().stream().map(it -> new Thing("queue", it.name())))
                .toList();
    }

    static boolean may(String user, Right right, Thing thing) {
        return switch (right) {
            case CONFIGURE -> false;
            case WRITE -> writes(user).contains(thing.name());
            case READ -> reads(user, thing.name());
        };
    }

    /** RabbitMQ has one list for exchanges and queues: who may publish to orders.replies may bind the queue of that name. */
    private static Set<String> writes(String user) {
        if (user.equals(ENGINE)) {
            return Set.of("orders", "orders.events", "orders.replies");
        }
        return isParticipant(user) ? Set.of("orders.replies") : Set.of();
    }

    private static boolean reads(String user, String name) {
        boolean lane = PARTICIPANTS.stream().anyMatch(it -> name.startsWith(it + "."));
        if (user.equals(ENGINE)) {
            return lane
                    || Set.of("orders.expired", "orders.log", "orders.rejected", "orders.replies", "orders.unrouted")
                            .contains(name);
        }
        return user.equals("warren-subscriber") ? name.equals("orders.log") : name.startsWith(own(user) + ".") && lane;
    }

    /** Routing keys that a user might try at an exchange, and whether he may. */
    static Map<String, Boolean> keys(String user, String exchange) {
        var keys = new TreeMap<String, Boolean>();
        for (String participant : PARTICIPANTS) {
            keys.put(participant + ".done", participant.equals(own(user)));
            keys.put(participant + ".broken", participant.equals(own(user)));
        }
        keys.put(own(user), false);
        keys.put(own(user) + ".done.twice", false);
        keys.put(own(user) + "x.done", false);
        keys.put("nobody.ever.asked.this", false);
        keys.put("", false);
        boolean may = may(user, Right.WRITE, new Thing("exchange", exchange));
        keys.replaceAll((key, ownKey) -> may && (user.equals(ENGINE) || ownKey));
        return keys;
    }

    static String own(String user) {
        return user.substring("warren-".length());
    }

    private static boolean isParticipant(String user) {
        return PARTICIPANTS.contains(own(user));
    }

    /** The page's table: a line per thing, the lanes of one participant together. */
    static String table(Topology topology) {
        var lines = new TreeMap<String, Set<String>>();
        things(topology)
                .forEach(it -> lines.computeIfAbsent(label(it), label -> new TreeSet<>())
                        .add(cells(it)));
        lines.forEach((label, cells) -> {
            if (cells.size() != 1) {
                throw new IllegalStateException("not all lanes are alike: " + label);
            }
        });
        return "| | %s |\n|---|%s\n%s\n"
                .formatted(
                        USERS.stream().map(Entitlements::own).collect(Collectors.joining(" | ")),
                        "---|".repeat(USERS.size()),
                        lines.entrySet().stream()
                                .map(it -> "| %s | %s |"
                                        .formatted(
                                                it.getKey(),
                                                it.getValue().iterator().next()))
                                .collect(Collectors.joining("\n")));
    }

    private static String label(Thing it) {
        if (it.exchange()) {
            return it.name().isEmpty() || it.name().startsWith("amq.")
                    ? "exchanges `amq.*` and the default one"
                    : "exchange `%s`".formatted(it.name());
        }
        return PARTICIPANTS.stream()
                .filter(owner -> it.name().startsWith(owner + "."))
                .findFirst()
                .map("lanes `%s.*.*`"::formatted)
                .orElse("queue `%s`".formatted(it.name()));
    }

    private static String cells(Thing thing) {
        return USERS.stream()
                .map(user -> Stream.of(Right.values())
                        .filter(right -> may(user, right, thing))
                        .map(right -> word(right, user, thing))
                        .collect(Collectors.joining(", ")))
                .map(it -> it.isEmpty() ? "–" : it)
                .collect(Collectors.joining(" | "));
    }

    private static String word(Right right, String user, Thing thing) {
        return switch (right) {
            case CONFIGURE -> "configure";
            case WRITE -> thing.exchange() && isParticipant(user) ? "write `%s.*`".formatted(own(user)) : "write";
            case READ -> "read";
        };
    }
}
