package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Policy;
import io.warren.engine.route.Topology.Queue;
import org.jspecify.annotations.Nullable;

/** One step on the way from the topology that a broker has to the one that is wanted of it. */
sealed interface Change {
    /** What is done, in plain words. */
    String sentence();

    /** @param before what the broker has instead; none where it has none of that name */
    record PutPolicy(Policy policy, @Nullable Policy before) implements Change {
        @Override
        public String sentence() {
            return before == null
                    ? "make the policy %s: %s".formatted(policy.name(), policy.label())
                    : "change the policy %s from %s to %s".formatted(policy.name(), before.label(), policy.label());
        }
    }

    /** An exchange that is missing. */
    record DeclareExchange(Exchange exchange) implements Change {
        @Override
        public String sentence() {
            return "make the exchange %s (%s)".formatted(exchange.name(), exchange.type());
        }
    }

    /** A queue that is missing. */
    record DeclareQueue(Queue queue) implements Change {
        @Override
        public String sentence() {
            return "make the queue %s (%s)".formatted(queue.name(), queue.type());
        }
    }

    /** A binding that is missing. */
    record Bind(Binding binding) implements Change {
        @Override
        public String sentence() {
            return "bind " + binding.label();
        }
    }

    /** Orders under way, in the database. */
    record MoveOrders(Word word, String from, String to, long orders) implements Change {
        @Override
        public String sentence() {
            return "have %,d orders under way go on with %s %s instead of %s".formatted(orders, word.word(), to, from);
        }
    }

    /** A lane that is no longer wanted gets a mark, so that another run knows it for ours without its bindings. */
    record Retire(String queue) implements Change {
        @Override
        public String sentence() {
            return "mark the queue %s as on its way out".formatted(queue);
        }
    }

    /** A binding that is no longer wanted. */
    record Unbind(Binding binding) implements Change {
        @Override
        public String sentence() {
            return "unbind " + binding.label();
        }
    }

    /**
     * @param into which queue takes what was sent to this one directly; none where it is left to the unrouted
     * @param waiting messages that wait in it while this is planned
     */
    record Drain(String queue, @Nullable String into, int waiting) implements Change {
        @Override
        public String sentence() {
            return into == null
                    ? "move what waits in %s to where its routing keys lead now (%,d messages)"
                            .formatted(queue, waiting)
                    : "move what waits in %s to %s (%,d messages)".formatted(queue, into, waiting);
        }
    }

    /** @param into as above, for what still turns up */
    record DeleteQueue(String queue, @Nullable String into) implements Change {
        @Override
        public String sentence() {
            return "delete the queue %s once it is empty".formatted(queue);
        }
    }

    /** A policy of ours that no longer applies to anything. */
    record DeletePolicy(String policy) implements Change {
        @Override
        public String sentence() {
            return "delete the policy " + policy;
        }
    }
}
