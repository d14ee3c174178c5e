package io.warren.engine.route;

import java.util.Map;
import java.util.Set;

/** What is known of the orders under way. */
sealed interface Census {

    /** How many there are, by region and by priority. */
    record Counted(Map<String, Long> byRegion, Map<String, Long> byPriority) implements Census {
        @Override
        public long of(Word word, String name) {
            return by(word).getOrDefault(name, 0L);
        }

        @Override
        public Set<String> names(Word word) {
            return by(word).keySet();
        }

        private Map<String, Long> by(Word word) {
            return switch (word) {
                case REGION -> byRegion;
                case PRIORITY -> byPriority;
            };
        }
    }

    /** @param why the database did not tell */
    record Unknown(String why) implements Census {}

    /** Somebody said that no order is kept here. */
    record NotAsked() implements Census {}

    /** How many orders have that word; none where nobody knows. */
    default long of(Word word, String name) {
        return 0;
    }

    /** The words that orders under way have; none where nobody knows. */
    default Set<String> names(Word word) {
        return Set.of();
    }

    static Census of(OrdersUnderWay orders) {
        return new Counted(orders.byRegion(), orders.byPriority());
    }
}
