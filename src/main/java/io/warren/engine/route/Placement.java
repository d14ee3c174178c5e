package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where a message goes that has to leave its queue, and what of it changes on the way. */
final class Placement {
    private static final String REGION = "region";
    private static final String PRIORITY = "order-priority";
    /** Counted by the broker anew in the next queue. */
    private static final Set<String> COUNTED = Set.of("x-delivery-count", "x-acquired-count");

    private final Set<String> exchanges;
    private final List<TopicPattern> lanes;
    private final Routes routes;
    private final Moves moves;

    /** An exchange, and the key to publish with. */
    record Place(String exchange, String key) {}

    Placement(Topology wanted, Routes routes, Moves moves) {
        this.routes = routes;
        this.exchanges = wanted.exchanges().stream()
                .filter(it -> !it.internal())
                .map(Exchange::name)
                .collect(Collectors.toSet());
        this.lanes = wanted.bindings().stream()
                .filter(it -> it.source().equals(Names.ORDERS))
                .map(Binding::key)
                .map(TopicPattern::new)
                .toList();
        this.moves = moves;
    }

    /**
     * @param exchange what it was published to
     * @param key what it was published with
     * @param into which queue takes what does not find its way by its key; none where that is unrouted
     */
    Place of(String exchange, String key, @Nullable String into) {
        if (exchange.equals(Names.ORDERS)) {
            String moved = RoutingWords.of(key)
                    .map(moves::applyTo)
                    .map(RoutingWords::key)
                    .orElse(key);
            // The exchange hides from the publisher what no binding takes: so it is looked for here.
            return new Place(lanes.stream().anyMatch(it -> it.matches(moved)) ? exchange : Names.UNROUTED, moved);
        }
        if (exchanges.contains(exchange)) {
            return new Place(exchange, key);
        }
        return into == null ? new Place(Names.UNROUTED, key) : new Place("", into);
    }

    /** A priority that was moved has another level. */
    @Nullable
    Integer priority(Map<String, Object> headers, @Nullable Integer before) {
        Object word = headers.get(PRIORITY);
        String target = word == null ? null : moves.target(Word.PRIORITY, word.toString());
        return target == null ? before : Integer.valueOf(routes.levelOf(target));
    }

    Map<String, Object> headers(Map<String, Object> headers) {
        var moved = new HashMap<>(headers);
        COUNTED.forEach(moved::remove);
        moved.computeIfPresent(REGION, (name, word) -> moves.regions().getOrDefault(word.toString(), word.toString()));
        moved.computeIfPresent(
                PRIORITY, (name, word) -> moves.priorities().getOrDefault(word.toString(), word.toString()));
        return moved;
    }
}
