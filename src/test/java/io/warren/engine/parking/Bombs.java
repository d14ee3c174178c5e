package io.warren.engine.parking;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.databind.util.RawValue;

/** Messages for the management API to publish: it takes what no client would send. */
final class Bombs {
    private Bombs() {}

    /** Headers so deep that RabbitMQ's Java client gives up the connection from 34 on; as text, to be deeper still. */
    private static RawValue nested(int depth) {
        return new RawValue("{\"n\":".repeat(depth) + "1" + "}".repeat(depth));
    }

    static Map<String, Object> message(String key, Map<String, Object> properties, byte[] body) {
        return Map.of(
                "routing_key",
                key,
                "properties",
                properties,
                "payload",
                Base64.getEncoder().encodeToString(body),
                "payload_encoding",
                "base64");
    }

    static Map<String, Object> bomb(String key, String id, int depth) {
        var properties = new HashMap<String, Object>();
        properties.put("message_id", id);
        properties.put("delivery_mode", 2);
        properties.put("headers", nested(depth));
        return message(key, properties, "boom".getBytes(StandardCharsets.UTF_8));
    }
}
