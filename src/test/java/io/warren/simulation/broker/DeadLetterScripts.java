package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;

/** Dead letters that are sent at most once. */
class DeadLetterScripts {
    private static final QueueRules TO_DEAD = QueueRules.standard().atMostOnce("dead");

    void aRejectedMessageIsADeadLetter(Stage it) {
        it.exchangeAndQueue("dead", "k");
        it.exchange("e", "direct");
        it.queue("q", TO_DEAD);
        it.bind("e", "q", "k");
        it.publish("e", "k", new ModelMessage("a", Map.of("own", "kept"), "", 7));
        it.consume("q", 1).take(1).reject("a");
        it.drain("dead", 1);
    }

    void withoutADeadLetterExchangeARejectedOneIsGone(Stage it) {
        it.queue("q");
        it.send("q", "a", "b");
        it.consume("q", 1).take(1).reject("a").take(1);
        it.ready("q", 0);
    }

    void aRejectedOneIsLostWhereTheExchangeIsMissing(Stage it) {
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.exchangeAndQueue("dead", "q");
        it.ready("dead", 0);
    }

    void aRejectedOneIsLostWhereNothingIsBound(Stage it) {
        it.exchange("dead", "direct");
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.queue("late");
        it.bind("dead", "late", "q");
        it.ready("late", 0);
    }

    void aDeadLetterMayGetAnotherKey(Stage it) {
        it.exchangeAndQueue("dead", "other");
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("dead", "other", false)));
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.drain("dead", 1);
    }

    void itRemembersEveryDeath(Stage it) {
        it.exchangeAndQueue("end", "q", "second");
        it.queue("second", QueueRules.standard().atMostOnce("end"));
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "second", false)));
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.consume("second", 1).take(1).reject("a");
        it.drain("end", 1);
    }

    void itCountsDeathsInOneQueue(Stage it) {
        it.queue("second", QueueRules.standard().deadLettering(new DeadLettering("", "q", false)));
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "second", false)));
        it.send("q", "a");
        var first = it.consume("q", 1);
        var second = it.consume("second", 1);
        for (int i = 0; i < 2; i++) {
            first.take(1).reject("a");
            second.take(1).reject("a");
        }
        first.take(1).ack("a").nothing();
    }

    void aQueueMayBeItsOwnDeadLetterQueue(Stage it) {
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "q", false)));
        it.send("q", "a", "b");
        var client = it.consume("q", 1);
        client.take(1).reject("a").take(1).ack("b").take(1).ack("a");
    }

    void aDeadLetterComesAsIfItWasDeliveredBefore(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", TO_DEAD);
        it.send("q", "fresh", "returned", "lost");
        var client = it.consume("q", 3);
        client.take(3).reject("fresh").nackRequeue("returned").take(1).reject("returned");
        client.rejectRequeue("lost").take(1).reject("lost");
        it.ready("dead", 3);
        it.drain("dead", 3);
    }

    void aDeadLetterBringsItsFailuresAlong(Stage it) {
        it.queue("dead", QueueRules.standard().deliveryLimit(3));
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "dead", false)));
        it.send("q", "a");
        var client = it.consume("q", 1);
        client.take(1).rejectRequeue("a").take(1).rejectRequeue("a").take(1).reject("a");
        it.consume("dead", 1).take(1).close();
        it.ready("dead", 0);
        it.drain("dead", 0);
    }

    void deadLettersGoByTheirReason(Stage it) {
        it.exchange("dead", "topic");
        it.exchange("rest", "fanout");
        it.queue("rest");
        it.bind("rest", "rest", "");
        it.node().exchange("reasons", "headers", Map.of("alternate-exchange", "rest"));
        it.node().bind(new Binding("dead", "reasons", false, "#", Map.of()));
        it.queue("rejected");
        it.queue("limit");
        it.node().bind(new Binding("reasons", "rejected", true, "", reason("rejected")));
        it.node().bind(new Binding("reasons", "limit", true, "", reason("delivery_limit")));
        it.queue("q", TO_DEAD.deliveryLimit(1));
        it.send("q", "a", "b");
        it.sendWithExpiration("q", Duration.ofMillis(300), "c");
        it.consume("q", 1).take(1).reject("a").take(1).close();
        it.consume("q", 1).take(1).close();
        it.ready("rejected", 1);
        it.ready("limit", 1);
        it.ready("rest", 1);
        it.drain("limit", 1);
        it.drain("rest", 1);
    }

    private static Map<String, Object> reason(String reason) {
        return Map.of("x-match", "all-with-x", "x-last-death-reason", reason);
    }

    void aRepublishedDeadLetterDiesAnew(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", TO_DEAD);
        var stale = Map.<String, Object>of(
                "x-first-death-queue",
                "elsewhere",
                "x-first-death-reason",
                "expired",
                "x-last-death-reason",
                "expired");
        it.publish("", "q", new ModelMessage("a", stale, "", null));
        it.consume("q", 1).take(1).reject("a");
        it.drain("dead", 1);
    }

    void oneDeadLetterGoesToEveryQueueThatIsBound(Stage it) {
        it.exchange("dead", "fanout");
        it.queue("one");
        it.queue("two");
        it.bind("dead", "one", "");
        it.bind("dead", "two", "");
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("one", 1);
        it.ready("two", 1);
    }

    void anotherExchangeIsForDeathsToCome(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.exchangeAndQueue("other", "q");
        it.queue("q", TO_DEAD);
        it.send("q", "a", "b");
        var client = it.consume("q", 1);
        client.take(1).reject("a").take(1);
        it.ready("dead", 1);
        it.node().rules("q", QueueRules.standard().atMostOnce("other"));
        client.reject("b");
        it.ready("other", 1);
        it.ready("dead", 1);
    }
}
