package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** Tells messages apart, and those alike together. */
final class Prints {
    private static final int SHORT = 16;

    private Prints() {}

    /**
     * The same for the same message, also when the broker hands it over twice or its counters have gone on. Where it has
     * no id of its own the times of its deaths tell it from its like.
     */
    static String identity(Delivery letter, String reason) {
        var headers = new TreeMap<>(letter.headers());
        headers.keySet()
                .removeIf(it -> letter.messageId() == null
                        ? it.equals("x-delivery-count") || it.equals("x-acquired-count")
                        : it.startsWith("x-"));
        var digest = sha256();
        for (String part : new String[] {
            letter.queue(), reason, letter.routingKey(), String.valueOf(letter.messageId()), Plain.json(headers)
        }) {
            digest.update(part.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) 0);
        }
        return HexFormat.of().formatHex(digest.digest(letter.body()));
    }

    /** The same for messages that died of the same cause in the same place; numbers make no difference. */
    static String fingerprint(String reason, String sourceQueue, String why) {
        String alike = String.join("\n", reason, sourceQueue, why.replaceAll("\\d+", "n"));
        return HexFormat.of()
                .formatHex(sha256().digest(alike.getBytes(StandardCharsets.UTF_8)))
                .substring(0, SHORT);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
