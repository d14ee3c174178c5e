package io.warren.engine.route;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where the orders of regions and priorities go that are no longer configured, as somebody has decided. */
record Moves(Map<String, String> regions, Map<String, String> priorities) {
    static final Moves NONE = new Moves(Map.of(), Map.of());

    Map<String, String> of(Word word) {
        return switch (word) {
            case REGION -> regions;
            case PRIORITY -> priorities;
        };
    }

    @Nullable
    String target(Word word, String from) {
        return of(word).get(from);
    }

    RoutingWords applyTo(RoutingWords words) {
        return new RoutingWords(
                words.participant(),
                words.command(),
                regions.getOrDefault(words.region(), words.region()),
                priorities.getOrDefault(words.priority(), words.priority()));
    }
}
