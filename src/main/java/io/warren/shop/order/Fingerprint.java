package io.warren.shop.order;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeSet;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.JsonNode;

/** Tells the same JSON from another, however it is spaced and its fields are sorted. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(JsonNode json) {
        var canonical = new StringBuilder();
        write(json, canonical);
        return HexFormat.of().formatHex(sha256(canonical.toString().getBytes(StandardCharsets.UTF_8)));
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            out.append('{');
            for (String name : new TreeSet<>(node.propertyNames())) {
                out.append(name.length()).append(':').append(name);
                write(node.path(name), out);
            }
            out.append('}');
        } else if (node.isArray()) {
            out.append('[');
            for (JsonNode item : node) {
                write(item, out);
                out.append(',');
            }
            out.append(']');
        } else if (node.isString()) {
            out.append('"');
            JsonStringEncoder.getInstance().quoteAsString(node.stringValue(), out);
            out.append('"');
        } else {
            out.append(node);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
