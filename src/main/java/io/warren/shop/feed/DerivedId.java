package io.warren.shop.feed;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives an order without an {@code orderId} one that follows from its line, byte by byte, so that sending the file again
 * makes no twin, wherever the line has moved to. Two lines that are the same are therefore one order.
 */
final class DerivedId {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private DerivedId() {}

    /** The line as it is if it names an id or is no JSON object, which is for the intake to refuse. */
    static byte[] given(byte[] line) {
        try {
            JsonNode order = MAPPER.readTree(line);
            return order instanceof ObjectNode o && !o.hasNonNull("orderId")
                    ? MAPPER.writeValueAsBytes(o.put("orderId", of(line)))
                    : line;
        } catch (JacksonException e) {
            return line;
        }
    }

    static String of(byte[] line) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(line);
            return "line-" + HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256; this one lacks it.", e);
        }
    }
}
