package io.warren.engine.parking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Brings what strangers wrote into a form that any database takes. */
final class Plain {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int LARGEST_JSON = 1_000_000;

    private Plain() {}

    /** Without control characters, which PostgreSQL refuses, and not longer than that. */
    static String text(@Nullable Object value, int longest) {
        String plain = value == null ? "" : value.toString().replaceAll("[\\p{Cntrl}\\p{Cs}]", "?");
        return plain.length() <= longest ? plain : plain.substring(0, longest);
    }

    /** None where there is no such word. */
    static @Nullable String word(@Nullable Object value, int longest) {
        return value == null || value instanceof Map || value instanceof Collection ? null : text(value, longest);
    }

    static @Nullable UUID uuid(@Nullable Object value) {
        try {
            return value == null ? null : UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    static @Nullable Integer number(@Nullable Object value) {
        try {
            return value == null ? null : Integer.valueOf(value.toString());
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** JSON, whatever types the headers have; their keys only, where all is too long. */
    static String json(@Nullable Object value) {
        String json = JSON.writeValueAsString(plain(value));
        return json.length() <= LARGEST_JSON
                ? json
                : JSON.writeValueAsString(Map.of("(left out)", json.length() + " characters"));
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Map<?, ?> map -> map(map);
            case Collection<?> list -> list(list);
            case Number number -> number;
            case Boolean flag -> flag;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case Date date -> Instant.ofEpochMilli(date.getTime()).toString();
            default -> value.toString();
        };
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> map) {
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put(String.valueOf(key), plain(value)));
        return new LinkedHashMap<>(sorted);
    }

    private static List<@Nullable Object> list(Collection<?> list) {
        var plain = new ArrayList<@Nullable Object>();
        list.forEach(it -> plain.add(plain(it)));
        return plain;
    }
}
