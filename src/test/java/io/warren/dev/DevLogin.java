package io.warren.dev;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/**
 * How a development run is signed in to: one person, and one key that may do everything. New for each run.
 *
 * @param apiKey shown by machines
 */
record DevLogin(String user, String password, String apiKey) {
    private static final SecureRandom RANDOM = new SecureRandom();

    static DevLogin random() {
        return new DevLogin("operator", chance(12), "wrn_" + chance(32));
    }

    private static String chance(int bytes) {
        byte[] drawn = new byte[bytes];
        RANDOM.nextBytes(drawn);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(drawn);
    }

    /** Orders may be handed in by anybody on this machine, so that the first curl works. */
    List<String> settings() {
        return List.of(
                "--warren.access.loopback=intake",
                "--warren.access.users.%s.password={noop}%s".formatted(user, password),
                "--warren.access.users.%s.role=admin".formatted(user),
                "--warren.access.keys.dev.hash=" + sha256(apiKey),
                "--warren.access.keys.dev.scopes=intake,read,operate,admin");
    }

    private static String sha256(String text) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }
}
