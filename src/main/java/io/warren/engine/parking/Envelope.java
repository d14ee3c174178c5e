package io.warren.engine.parking;

import io.warren.engine.broker.RawMessage;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Makes of a record the message that is sent again. */
final class Envelope {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> WORDS = new TypeReference<>() {};
    private static final TypeReference<LinkedHashMap<String, @Nullable Object>> HEADERS = new TypeReference<>() {};

    /** What brokers write, and what would send it to further places. */
    private static final List<String> NOT_OURS = List.of(
            "x-death",
            "x-first-death-",
            "x-last-death-",
            "x-delivery-count",
            "x-acquired-count",
            "x-opt-",
            "CC",
            "BCC");

    private Envelope() {}

    static RawMessage of(ParkedMessage it, Content content, Destination.Place place) {
        Map<String, @Nullable Object> headers = JSON.convertValue(content.headers(), HEADERS);
        headers.keySet().removeIf(name -> NOT_OURS.stream().anyMatch(name::startsWith));
        headers.replaceAll((name, value) -> amqp(value));
        headers.putAll(place.headers());
        Mark.put(headers, it);
        return new RawMessage(
                place.exchange(),
                place.routingKey(),
                place.priority(),
                Mark.messageId(it),
                properties(it, place),
                headers,
                content.body());
    }

    /** Those that it came with; a command that came by the management API has none, but they follow from it. */
    private static Map<String, String> properties(ParkedMessage it, Destination.Place place) {
        var properties = new HashMap<>(JSON.readValue(it.properties, WORDS));
        properties.remove("userId"); // who sent it then is not who sends it now
        if (properties.isEmpty() && it.sagaId != null) {
            String[] key = place.routingKey().split("\\.", -1);
            properties.put("contentType", "application/json");
            properties.put("correlationId", it.sagaId.toString());
            properties.put("type", key.length > 1 ? key[1] : key[0]);
        }
        return properties;
    }

    /** Of JSON's types those that AMQP has. */
    private static @Nullable Object amqp(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> table(map);
            case List<?> list -> list.stream().map(Envelope::amqp).collect(Collectors.toList());
            case BigInteger number -> number.toString();
            case BigDecimal number -> number.toString();
            default -> value;
        };
    }

    private static Map<String, @Nullable Object> table(Map<?, ?> map) {
        var table = new LinkedHashMap<String, @Nullable Object>();
        map.forEach((name, value) -> table.put(String.valueOf(name), amqp(value)));
        return table;
    }
}
