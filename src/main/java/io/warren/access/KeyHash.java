package io.warren.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** Keys are 256 random bits, so one round of SHA-256 keeps them secret; passwords are not, and are kept otherwise. */
final class KeyHash {
    /** By which programs that look for leaked secrets know one. */
    static final String PREFIX = "wrn_";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int BYTES = 32;

    private KeyHash() {}

    static String newKey() {
        return PREFIX + random(BYTES);
    }

    static String random(int bytes) {
        byte[] chance = new byte[bytes];
        RANDOM.nextBytes(chance);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(chance);
    }

    /** In lower-case hexadecimal. */
    static String of(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
