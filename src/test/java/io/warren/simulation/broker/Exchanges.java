package io.warren.simulation.broker;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The exchanges of a node and what is bound to them. */
final class Exchanges {
    private static final String DEFAULT = "";

    private final Map<String, Exchange> exchanges = new HashMap<>();

    /** Where a key leads to, by exchange; only as long as no headers had a say. */
    private final Map<String, Map<String, List<ModelQueue>>> ways = new HashMap<>();

    void declare(String name, String type, Map<String, Object> arguments) {
        exchanges.putIfAbsent(name, new Exchange(type, (String) arguments.get("alternate-exchange")));
        changed();
    }

    void delete(String name) {
        exchanges.remove(name);
        exchanges
                .values()
                .forEach(it -> it.bindings.removeIf(
                        to -> !to.toQueue() && to.destination().equals(name)));
        changed();
    }

    void queueDeleted(String name) {
        exchanges
                .values()
                .forEach(it -> it.bindings.removeIf(
                        to -> to.toQueue() && to.destination().equals(name)));
        changed();
    }

    void bind(Binding binding) {
        var bindings = existing(binding.source()).bindings;
        if (!bindings.contains(binding)) {
            bindings.add(binding);
        }
        changed();
    }

    void unbind(Binding binding) {
        existing(binding.source()).bindings.remove(binding);
        changed();
    }

    void changed() {
        ways.clear();
    }

    boolean known(String name) {
        return name.equals(DEFAULT) || exchanges.containsKey(name);
    }

    private Exchange existing(String name) {
        return Objects.requireNonNull(exchanges.get(name), () -> "There is no exchange " + name);
    }

    /** The queues that a message goes to, each once; none where the exchange does not exist. */
    List<ModelQueue> route(Passage passage, Map<String, ModelQueue> queues) {
        var byKey = ways.computeIfAbsent(passage.exchange(), it -> new HashMap<>());
        var way = byKey.get(passage.key());
        if (way != null) {
            return way;
        }
        var search = new Search(passage, queues);
        way = search.from(passage.exchange());
        if (!search.byHeaders) {
            byKey.put(passage.key(), way);
        }
        return way;
    }

    /** One walk through the exchanges. */
    private final class Search {
        private final Passage passage;
        private final Map<String, ModelQueue> queues;
        private final Set<ModelQueue> found = new LinkedHashSet<>();
        private final Set<String> seen = new HashSet<>();
        private final ArrayDeque<Exchange> open = new ArrayDeque<>();
        private boolean byHeaders;

        Search(Passage passage, Map<String, ModelQueue> queues) {
            this.passage = passage;
            this.queues = queues;
        }

        List<ModelQueue> from(String exchange) {
            if (exchange.equals(DEFAULT)) {
                add(passage.key());
            } else {
                enter(exchange);
            }
            while (!open.isEmpty()) {
                leave(open.remove());
            }
            return new ArrayList<>(found);
        }

        private void leave(Exchange exchange) {
            byHeaders |= exchange.type.equals("headers");
            boolean none = true;
            for (var binding : exchange.bindings) {
                if (binding.matches(exchange.type, passage)) {
                    none = false;
                    follow(binding);
                }
            }
            if (none && exchange.alternate != null) {
                enter(exchange.alternate);
            }
        }

        private void follow(Binding binding) {
            if (binding.toQueue()) {
                add(binding.destination());
            } else {
                enter(binding.destination());
            }
        }

        private void enter(String name) {
            var exchange = exchanges.get(name);
            if (exchange != null && seen.add(name)) {
                open.add(exchange);
            }
        }

        private void add(String queue) {
            var target = queues.get(queue);
            if (target != null) {
                found.add(target);
            }
        }
    }

    /** An exchange with what is bound to it. */
    private static final class Exchange {
        private final String type;
        private final @Nullable String alternate;
        private final List<Binding> bindings = new ArrayList<>();

        Exchange(String type, @Nullable String alternate) {
            this.type = type;
            this.alternate = alternate;
        }
    }
}
