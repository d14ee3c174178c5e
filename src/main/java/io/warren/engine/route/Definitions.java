package io.warren.engine.route;

import io.warren.engine.route.Topology.User;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** Writes the topology as a file that a broker imports at boot: sorted, one thing a line, the same every time. */
public final class Definitions {
    private static final JsonMapper JSON = new JsonMapper();

    private final Topology topology;
    private final String vhost;
    private final String queueType;

    private Definitions(Topology topology, String vhost, String queueType) {
        this.topology = topology;
        this.vhost = vhost;
        this.queueType = queueType;
    }

    /** The text of {@code definitions.json}. */
    public static String of(Topology topology, RouteSettings settings, String vhost) {
        return new Definitions(topology, vhost, settings.queueType()).json();
    }

    private String json() {
        var sections = new LinkedHashMap<String, List<Map<String, Object>>>();
        sections.put("vhosts", List.of(vhost()));
        sections.put("users", each(topology.users(), Definitions::user));
        sections.put("permissions", each(topology.users(), this::permission));
        sections.put("topic_permissions", topicPermissions());
        sections.put("policies", each(topology.policies(), this::policy));
        sections.put("exchanges", each(topology.exchanges(), this::exchange));
        sections.put("queues", each(topology.queues(), this::queue));
        sections.put("bindings", each(topology.bindings(), this::binding));
        return sections.entrySet().stream()
                .map(it -> "  \"%s\": [\n%s\n  ]".formatted(it.getKey(), lines(it.getValue())))
                .collect(Collectors.joining(",\n", "{\n", "\n}\n"));
    }

    private static String lines(List<Map<String, Object>> things) {
        return things.stream().map(it -> "    " + JSON.writeValueAsString(it)).collect(Collectors.joining(",\n"));
    }

    private Map<String, Object> vhost() {
        return ordered(
                "name", vhost, "description", "Warren: commands, replies and events", "default_queue_type", queueType);
    }

    /** Without a password: nobody can log in until somebody sets one. */
    private static Map<String, Object> user(User it) {
        return ordered(
                "name",
                it.name(),
                "password_hash",
                "",
                "hashing_algorithm",
                "rabbit_password_hashing_sha256",
                "tags",
                it.tags());
    }

    private Map<String, Object> permission(User it) {
        return ordered(
                "user", it.name(),
                "vhost", vhost,
                "configure", it.configure(),
                "write", it.write(),
                "read", it.read());
    }

    private List<Map<String, Object>> topicPermissions() {
        return topology.users().stream()
                .flatMap(user -> user.topics().stream()
                        .map(it -> ordered(
                                "user", user.name(),
                                "vhost", vhost,
                                "exchange", it.exchange(),
                                "write", it.write(),
                                "read", it.read())))
                .toList();
    }

    private Map<String, Object> policy(Topology.Policy it) {
        return ordered(
                "vhost", vhost,
                "name", it.name(),
                "pattern", it.pattern(),
                "apply-to", it.applyTo(),
                "priority", it.priority(),
                "definition", it.definition());
    }

    private Map<String, Object> exchange(Topology.Exchange it) {
        return ordered(
                "name", it.name(),
                "vhost", vhost,
                "type", it.type(),
                "durable", true,
                "auto_delete", false,
                "internal", it.internal(),
                "arguments", it.arguments());
    }

    private Map<String, Object> queue(Topology.Queue it) {
        return ordered(
                "name", it.name(), "vhost", vhost, "durable", true, "auto_delete", false, "arguments", it.arguments());
    }

    private Map<String, Object> binding(Topology.Binding it) {
        return ordered(
                "source", it.source(),
                "vhost", vhost,
                "destination", it.destination(),
                "destination_type", it.destinationType(),
                "routing_key", it.key(),
                "arguments", it.arguments());
    }

    private static <T> List<Map<String, Object>> each(List<T> things, Function<T, Map<String, Object>> row) {
        return things.stream().map(row).toList();
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }
}
