package io.warren.engine.participant;

import io.warren.engine.route.RouteSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/** The participants that work in this process, and which of them do not answer. */
@Component
public class Participants {
    private final Map<String, Participant> byName = new TreeMap<>();
    private final Map<String, Gate> gates = new TreeMap<>();
    private final Gate strangers;
    private final Duration hold;

    Participants(
            List<Participant> all,
            RouteSettings settings,
            ParticipantSettings own,
            OutageSettings outages,
            Clock clock) {
        var rules = outages.rules(own.atOnce());
        hold = outages.hold();
        strangers = new Gate("", rules, Pace.of(null), clock);
        for (Participant participant : all) {
            String name = participant.name();
            var set = settings.participants().get(name);
            if (set == null || set.enabled()) {
                byName.put(name, participant);
                gates.put(name, new Gate(name, rules, Pace.of(set == null ? null : set.rate()), clock));
            }
        }
    }

    /** Those that do not answer as they should, by name. */
    public List<Outage> outages() {
        return gates.values().stream().flatMap(it -> it.outage().stream()).toList();
    }

    /** How long a command is held for one of them that is away. */
    Duration hold() {
        return hold;
    }

    Set<String> names() {
        return byName.keySet();
    }

    Optional<Participant> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    Map<String, Gate> gates() {
        return gates;
    }

    /** Where its commands go through; all that nobody here does share one. */
    Gate gateOf(String name) {
        return gates.getOrDefault(name, strangers);
    }
}
