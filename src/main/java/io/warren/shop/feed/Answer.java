package io.warren.shop.feed;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the intake says to one line of a batch. */
public sealed interface Answer {
    /** The order is stored. */
    record Accepted(String orderId) implements Answer {}

    /** The order had been stored before: nothing happened. */
    record Known(String orderId) implements Answer {}

    /** The order was not taken. */
    record Refused(String why) implements Answer {}

    JsonMapper MAPPER = JsonMapper.shared();

    /** Reads {@code {"line", "orderId", "status"}} or {@code {"line", "error"}}; empty where it is neither. */
    static Optional<Answer> parse(String line) {
        try {
            JsonNode json = MAPPER.readTree(line);
            if (json.hasNonNull("error")) {
                return Optional.of(new Refused(json.path("error").asString()));
            }
            String orderId = json.path("orderId").asString("");
            if (orderId.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(known(json) ? new Known(orderId) : new Accepted(orderId));
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /** A new order is always PENDING; one that was there may be too, and then the answer says so. */
    private static boolean known(JsonNode json) {
        return json.path("known").asBoolean(false)
                || !json.path("status").asString("PENDING").equals("PENDING");
    }
}
