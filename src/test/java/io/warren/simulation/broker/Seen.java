package io.warren.simulation.broker;

import io.warren.simulation.broker.Node.Taken;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;

/** A delivery in one line: all of it that does not depend on the time of day. */
final class Seen {
    private Seen() {}

    static String of(Taken taken) {
        var line = new StringJoiner(", ");
        line.add(taken.id() + (taken.redelivered() ? " again" : ""));
        line.add("by '%s' with '%s'".formatted(taken.exchange(), taken.key()));
        new TreeMap<>(taken.headers()).forEach((name, value) -> line.add(name + "=" + value(value)));
        return line.toString();
    }

    private static String value(Object value) {
        return switch (value) {
            case List<?> list -> list.stream().map(Seen::value).toList().toString();
            case Map<?, ?> map -> withoutTime(map).toString();
            default -> value.toString();
        };
    }

    private static Map<String, String> withoutTime(Map<?, ?> map) {
        var sorted = new TreeMap<String, String>();
        map.forEach((name, value) -> sorted.put(name.toString(), value(value)));
        sorted.remove("time");
        return sorted;
    }
}
