package io.warren.engine.route;

import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The words that the routing keys of a topology may have. */
record Vocabulary(Set<String> participants, Set<String> regions, Set<String> priorities) {
    static Vocabulary of(Topology topology) {
        return new Vocabulary(
                words(topology, RoutingWords::participant),
                words(topology, RoutingWords::region),
                words(topology, RoutingWords::priority));
    }

    private static Set<String> words(Topology topology, Function<RoutingWords, String> word) {
        return topology.bindings().stream()
                .filter(it -> it.source().equals(Names.ORDERS))
                .flatMap(it -> RoutingWords.of(it.key()).stream())
                .map(word)
                .collect(Collectors.toSet());
    }

    Set<String> of(Word word) {
        return switch (word) {
            case REGION -> regions;
            case PRIORITY -> priorities;
        };
    }
}
