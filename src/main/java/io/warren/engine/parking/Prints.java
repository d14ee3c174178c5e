package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells messages apart, and those alike together. */
final class Prints {
    private static final int SHORT = 16;
    private static final int LONGEST_WORD = 300;

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

    /**
     * The same for messages that died of the same cause. Where whoever gave it up said so in headers, that is its error's
     * type and the first frame of its own code; else what the broker said, and where. Numbers make no difference.
     */
    static String fingerprint(String reason, String sourceQueue, String why, Map<String, @Nullable Object> headers) {
        String type = Plain.word(headers.get("error-type"), LONGEST_WORD);
        String frame = Plain.word(headers.get("error-frame"), LONGEST_WORD);
        String alike = type == null && frame == null
                ? String.join("\n", reason, sourceQueue, why)
                : String.join("\n", "error", String.valueOf(type), String.valueOf(frame));
        return HexFormat.of()
                .formatHex(sha256().digest(alike.replaceAll("\\d+", "n").getBytes(StandardCharsets.UTF_8)))
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
