package io.warren.engine.route;

import io.warren.engine.route.RouteSettings.ParticipantLanes;
import io.warren.engine.route.Topology.TopicRight;
import io.warren.engine.route.Topology.User;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The users of the virtual host, each with the least rights that do. Nobody may declare or delete anything. */
final class Rights {
    private static final String NOTHING = "^$";

    private final RouteSettings settings;
    private final Lanes lanes;

    Rights(RouteSettings settings, Lanes lanes) {
        this.settings = settings;
        this.lanes = lanes;
    }

    List<User> users() {
        var users = new ArrayList<>(List.of(engine(), operator(), monitor(), subscriber()));
        var own = users.stream().map(User::name).toList();
        participantsByUser().forEach((user, participants) -> {
            if (!own.contains(user)) {
                users.add(participant(user, participants));
            }
        });
        return users;
    }

    /**
     * Those that the settings name; for a participant whose users they do not name, one that is called after it, unless
     * that is the name of one of Warren's own.
     */
    private SortedMap<String, TreeSet<String>> participantsByUser() {
        var byUser = new TreeMap<String, TreeSet<String>>();
        lanes.participants()
                .forEach(participant -> usersOf(participant)
                        .forEach(user -> byUser.computeIfAbsent(user, it -> new TreeSet<>())
                                .add(participant)));
        return byUser;
    }

    private List<String> usersOf(String participant) {
        ParticipantLanes set = settings.participants().get(participant);
        return set == null || set.users().isEmpty() ? List.of("warren-" + participant) : set.users();
    }

    /** Its tag opens the management API for what its permissions allow: the comparison of live and wanted topology. */
    private User engine() {
        String everyLane = "%s\\.[^.]+\\.[^.]+".formatted(oneOf(lanes.owners()));
        return new User(
                "warren-engine",
                List.of("management"),
                NOTHING,
                exactly(Names.ORDERS, Names.EVENTS, Names.REPLIES),
                "^(%s|%s)$"
                        .formatted(
                                alternatives(Names.EXPIRED, Names.LOG, Names.REJECTED, Names.REPLIES, Names.UNROUTED),
                                everyLane),
                List.of());
    }

    /** Sees everything and may change policies; what becomes of messages is asked of Warren, not of the broker. */
    private User operator() {
        return new User("warren-operator", List.of("monitoring", "policymaker"), NOTHING, NOTHING, NOTHING, List.of());
    }

    /** A program that watches: sees figures, touches nothing. */
    private User monitor() {
        return new User("warren-monitor", List.of("monitoring"), NOTHING, NOTHING, NOTHING, List.of());
    }

    /** Reads the log of events. A queue of its own, which nobody empties, could fill the broker: an administrator's to give. */
    private User subscriber() {
        return new User("warren-subscriber", List.of(), NOTHING, NOTHING, exactly(Names.LOG), List.of());
    }

    /** A remote service: takes from its own lanes, and replies in its own name only. */
    private User participant(String user, Collection<String> participants) {
        var owners = new TreeSet<String>();
        participants.forEach(it -> owners.add(lanes.owner(it)));
        return new User(
                user,
                List.of(),
                NOTHING,
                exactly(Names.REPLIES),
                "^%s\\.[^.]+\\.[^.]+$".formatted(oneOf(owners)),
                List.of(new TopicRight(Names.REPLIES, "^%s\\.[^.]+$".formatted(oneOf(participants)), NOTHING)));
    }

    private static String exactly(String... names) {
        return names.length == 1 ? "^%s$".formatted(alternatives(names)) : "^(%s)$".formatted(alternatives(names));
    }

    private static String alternatives(String... names) {
        return String.join(
                "|", Stream.of(names).map(it -> it.replace(".", "\\.")).toList());
    }

    private static String oneOf(Collection<String> words) {
        return words.size() == 1 ? words.iterator().next() : "(%s)".formatted(String.join("|", words));
    }
}
