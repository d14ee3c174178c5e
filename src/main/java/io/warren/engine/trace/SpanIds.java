package io.warren.engine.trace;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Names of traces and spans. They follow from what is known of an order anyway, so that every instance, and every
 * sending of a command, comes to the same ones.
 */
public final class SpanIds {
    private SpanIds() {}

    /** The trace of that saga: its id without the dashes. */
    public static String trace(UUID saga) {
        var hex = HexFormat.of();
        return hex.toHexDigits(saga.getMostSignificantBits()) + hex.toHexDigits(saga.getLeastSignificantBits());
    }

    /** The span of the whole saga. */
    public static String order(UUID saga) {
        return of(saga + "/order");
    }

    /**
     * The span of a step, or of its undoing.
     *
     * @param before attempts of it that were given up before a person had it tried anew
     */
    public static String step(String effectId, int before) {
        return of(effectId + "/step/" + before);
    }

    /** The span of one attempt: that under which a command is sent. */
    public static String attempt(String effectId, int attempt) {
        return of(effectId + "/attempt/" + attempt);
    }

    /** Of a span that nobody else has to know. */
    public static String any() {
        return of(UUID.randomUUID().toString());
    }

    /** Never all zeros, which would mean none: a UUID made of a name says that it is one in these very bits. */
    private static String of(String name) {
        long bits =
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
        return HexFormat.of().toHexDigits(bits);
    }
}
