package io.warren.engine.operation;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The hash of a deed in the chain: of its place, the hash before, and every word of it, each with its length before it. */
final class Seal {
    /** What stands before the first. */
    static final String NONE = "0".repeat(64);

    private Seal() {}

    static String of(long place, String previous, AuditRow row) {
        MessageDigest digest = sha256();
        add(digest, Long.toString(place));
        add(digest, previous);
        add(digest, row.id.toString());
        add(digest, row.happenedAt.truncatedTo(ChronoUnit.MICROS).toString());
        add(digest, row.who);
        add(digest, row.verb);
        add(digest, row.targetKind);
        add(digest, row.targetId);
        add(digest, row.reason);
        add(digest, row.was);
        add(digest, row.became);
        add(digest, row.outcome);
        add(digest, row.sentence);
        return HexFormat.of().formatHex(digest.digest());
    }

    /** What is absent is told from what is empty. */
    private static void add(MessageDigest digest, @Nullable String word) {
        byte[] bytes = word == null ? new byte[0] : word.getBytes(StandardCharsets.UTF_8);
        digest.update(
                ByteBuffer.allocate(4).putInt(word == null ? -1 : bytes.length).array());
        digest.update(bytes);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
