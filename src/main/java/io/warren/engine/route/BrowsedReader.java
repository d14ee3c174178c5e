package io.warren.engine.route;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a message from the management API's JSON. */
final class BrowsedReader {
    private static final String CUT = "(nested deeper)";

    /** A node and how deep it lies. */
    private record Level(JsonNode node, int depth) {}

    private BrowsedReader() {}

    static Browsed read(JsonNode message) {
        JsonNode properties = message.path("properties");
        JsonNode headers = properties.path("headers");
        return new Browsed(
                message.path("exchange").asString(""),
                message.path("routing_key").asString(""),
                properties.path("message_id").asString(null),
                properties.path("user_id").asString(null),
                table(headers, 1),
                depth(headers),
                body(message));
    }

    private static byte[] body(JsonNode message) {
        String payload = message.path("payload").asString("");
        return message.path("payload_encoding").asString("").equals("base64")
                ? Base64.getDecoder().decode(payload)
                : payload.getBytes(StandardCharsets.UTF_8);
    }

    /** Not recursive: ten thousand levels fit into one message. */
    private static int depth(JsonNode headers) {
        int deepest = 0;
        var open = new ArrayDeque<Level>();
        open.push(new Level(headers, 1));
        while (!open.isEmpty()) {
            Level it = open.pop();
            if (it.node().isContainer()) {
                deepest = Math.max(deepest, it.depth());
                it.node().values().forEach(child -> open.push(new Level(child, it.depth() + 1)));
            }
        }
        return deepest;
    }

    private static Map<String, @Nullable Object> table(JsonNode node, int depth) {
        var table = new LinkedHashMap<String, @Nullable Object>();
        if (node.isObject()) { // an empty table is shown as an empty list
            node.properties().forEach(it -> table.put(it.getKey(), value(it.getValue(), depth + 1)));
        }
        return table;
    }

    private static List<@Nullable Object> list(JsonNode node, int depth) {
        var list = new ArrayList<@Nullable Object>();
        node.values().forEach(it -> list.add(value(it, depth + 1)));
        return list;
    }

    private static @Nullable Object value(JsonNode node, int depth) {
        if (node.isContainer() && depth > Browsed.DEEPEST) {
            return CUT;
        }
        return switch (node.getNodeType()) {
            case OBJECT -> table(node, depth);
            case ARRAY -> list(node, depth);
            case NUMBER -> node.numberValue();
            case BOOLEAN -> node.booleanValue();
            case NULL, MISSING -> null;
            default -> node.asString();
        };
    }
}
