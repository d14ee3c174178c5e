package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads what the management API answers. */
final class FoundReader {
    private FoundReader() {}

    static Found read(JsonNode exchanges, JsonNode queues, JsonNode bindings, JsonNode policies) {
        return new Found(
                byName(exchanges, FoundReader::exchange),
                byName(queues, FoundReader::queue),
                bindings.valueStream().map(FoundReader::binding).collect(Collectors.toSet()),
                byName(policies, FoundReader::policy),
                policyOf(queues),
                absent(queues));
    }

    private static Exchange exchange(JsonNode it) {
        return new Exchange(name(it), text(it, "type"), it.path("internal").asBoolean(), declared(it));
    }

    private static Queue queue(JsonNode it) {
        var arguments = declared(it);
        // A queue declared without this argument still has a type.
        arguments.put("x-queue-type", text(it, "type"));
        return new Queue(name(it), arguments);
    }

    private static Binding binding(JsonNode it) {
        return new Binding(
                text(it, "source"),
                text(it, "destination"),
                text(it, "destination_type"),
                text(it, "routing_key"),
                map(it.path("arguments")));
    }

    private static Policy policy(JsonNode it) {
        return new Policy(
                name(it),
                text(it, "pattern"),
                text(it, "apply-to"),
                it.path("priority").asInt(0),
                map(it.path("definition")));
    }

    private static Map<String, String> policyOf(JsonNode queues) {
        return queues.valueStream()
                .filter(it -> it.path("policy").isString())
                .collect(Collectors.toMap(FoundReader::name, it -> text(it, "policy")));
    }

    private static Map<String, Integer> absent(JsonNode queues) {
        var absent = new TreeMap<String, Integer>();
        for (JsonNode queue : queues) {
            var online =
                    queue.path("online").valueStream().map(JsonNode::asString).collect(Collectors.toSet());
            queue.path("members")
                    .valueStream()
                    .map(JsonNode::asString)
                    .filter(it -> !online.contains(it))
                    .forEach(it -> absent.merge(it, 1, Integer::sum));
        }
        return absent;
    }

    /** The arguments, and what is no argument but must not differ either. */
    private static Map<String, Object> declared(JsonNode it) {
        var arguments = map(it.path("arguments"));
        if (!it.path("durable").asBoolean(true)) {
            arguments.put("durable", false);
        }
        return arguments;
    }

    private static Map<String, Object> map(JsonNode object) {
        var map = new TreeMap<String, Object>();
        object.properties().forEach(it -> map.put(it.getKey(), value(it.getValue())));
        return map;
    }

    private static Object value(JsonNode it) {
        return it.isIntegralNumber() ? it.asLong() : it.asString();
    }

    private static <T> Map<String, T> byName(JsonNode list, Function<JsonNode, T> read) {
        return list.valueStream().collect(Collectors.toMap(FoundReader::name, read));
    }

    private static String name(JsonNode it) {
        return text(it, "name");
    }

    private static String text(JsonNode it, String field) {
        return it.path(field).asString("");
    }
}
