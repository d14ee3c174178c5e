package io.warren.simulation.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Operations that a seed chose, on a queue whose rules it chose too: for what nobody thought of. */
final class RandomScript {
    private static final int STEPS = 36;
    private static final int MOST_CLIENTS = 3;

    private final Random random;
    private final Stage stage;
    private final List<Holder> clients = new ArrayList<>();
    private int sent;

    /** What another node did; only to know for what to wait. */
    private final List<String> foreseen;

    private RandomScript(long seed, Node node, List<String> foreseen) {
        this.random = new Random(seed);
        this.stage = new Stage(node);
        this.foreseen = foreseen;
    }

    static List<String> observe(long seed, Node node, List<String> foreseen) {
        return new RandomScript(seed, node, foreseen).play();
    }

    private Optional<String> poll(Client client) {
        int next = stage.observed().size();
        return client.poll(next < foreseen.size() && foreseen.get(next).contains(" takes "));
    }

    private List<String> play() {
        stage.exchangeAndQueue("dead", "q");
        stage.queue("q", rules());
        for (int i = 0; i < STEPS; i++) {
            step();
        }
        List.copyOf(clients).forEach(Holder::close);
        stage.node().pass(Duration.ofMillis(150));
        drain("q");
        drain("dead");
        return stage.observed();
    }

    private QueueRules rules() {
        var rules = QueueRules.standard().deliveryLimit(one(QueueRules.NONE, 1, 2, 20));
        rules = random.nextBoolean() ? rules.atLeastOnce("dead") : rules.atMostOnce("dead");
        return switch (random.nextInt(4)) {
            case 0 -> rules.maxLength(4, Overflow.REJECT_PUBLISH);
            case 1 -> rules.maxLength(3, Overflow.DROP_HEAD);
            default -> rules;
        };
    }

    private int one(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private void step() {
        int dice = random.nextInt(100);
        if (dice < 40 || clients.isEmpty() && dice < 80) {
            send();
        } else if (dice < 48 || clients.isEmpty()) {
            consume();
        } else if (dice < 98) {
            clients.get(random.nextInt(clients.size())).step();
        } else {
            stage.node().purge("q");
            stage.saw("purged");
        }
    }

    private void send() {
        int priority = random.nextInt(12);
        stage.publish("", "q", new ModelMessage("m" + sent++, Map.of(), "", priority > 9 ? null : priority));
    }

    private void consume() {
        if (clients.size() < MOST_CLIENTS) {
            clients.add(new Holder(stage.consume("q", one(1, 2, 5))));
        }
    }

    private void drain(String queue) {
        var client = stage.consume(queue, 1);
        while (poll(client).isPresent()) {
            client.ackLast();
        }
        client.close();
    }

    /** A consumer and what it has in hand. */
    private final class Holder {
        private final Client client;
        private final List<String> held = new ArrayList<>();

        Holder(Client client) {
            this.client = client;
        }

        void step() {
            int dice = random.nextInt(100);
            if (dice < 8) {
                close();
            } else if (held.isEmpty() || dice < 45) {
                poll(client).ifPresent(held::add);
            } else {
                settle(held.remove(random.nextInt(held.size())), dice);
            }
        }

        private void settle(String id, int dice) {
            stage.saw("settled %s by %d".formatted(id, dice));
            if (dice < 65) {
                client.ack(id);
            } else if (dice < 76) {
                client.reject(id);
            } else if (dice < 88) {
                client.nackRequeue(id);
            } else {
                client.rejectRequeue(id);
            }
            stage.node().pass(Duration.ofMillis(40));
        }

        void close() {
            client.close();
            clients.remove(this);
            stage.node().pass(Duration.ofMillis(60));
        }
    }
}
