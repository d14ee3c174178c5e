package io.warren.shop.ledger;

import io.warren.engine.message.Command;
import java.math.BigDecimal;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a command brings along.
 *
 * @param order as the customer posted it; missing where the body has none
 * @param recorded what earlier steps recorded, by the step's name
 */
public record CommandBody(JsonNode order, JsonNode recorded) {
    private static final int LONGEST_NUMBER = 40;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    /** @throws Unreadable where the body is no JSON object */
    public static CommandBody of(Command command) {
        try {
            var body = JSON.readTree(command.body());
            if (!body.isObject()) {
                throw new Unreadable("The body of command '%s' is no JSON object.".formatted(command.name()));
            }
            return new CommandBody(body.path("order"), body.path("recorded"));
        } catch (JacksonException e) {
            throw new Unreadable(
                    "The body of command '%s' is no JSON: %s".formatted(command.name(), e.getOriginalMessage()));
        }
    }

    /** Reads a result that was recorded. */
    public static JsonNode read(String result) {
        return JSON.readTree(result);
    }

    /** The node as a number, also where it was written as text; empty where it is none, or none that anybody means. */
    public static Optional<BigDecimal> number(JsonNode node) {
        // 1e-999999999 is short to write, and takes gigabytes to calculate with.
        return node.isString() && node.stringValue().length() > LONGEST_NUMBER
                ? Optional.empty()
                : node.asDecimalOpt().filter(it -> Math.abs(it.scale()) <= LONGEST_NUMBER);
    }

    /** The node as text that fits into a column: its scalar, or its JSON; empty where it is missing. */
    public static String text(JsonNode node, int most) {
        if (node.isMissingNode() || node.isNull()) {
            return "";
        }
        // PostgreSQL refuses the character 0 in any text.
        String text = (node.isContainer() ? node.toString() : node.asString()).replace('\u0000', ' ');
        return text.length() <= most ? text : text.substring(0, most);
    }
}
