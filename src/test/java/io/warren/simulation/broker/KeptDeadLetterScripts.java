package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;

/** Dead letters that stay until their target has them. */
class KeptDeadLetterScripts {
    private static final QueueRules TO_DEAD = QueueRules.standard().atLeastOnce("dead");

    void aRejectedMessageArrives(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", TO_DEAD);
        it.sendWithPriority("q", 7, "a");
        it.consume("q", 1).take(1).reject("a");
        it.drain("dead", 1);
    }

    void itIsKeptWhereTheExchangeIsMissing(Stage it) {
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.exchangeAndQueue("dead", "q");
        it.ready("dead", 0);
        it.node().rules("q", TO_DEAD.deliveryLimit(7));
        it.ready("dead", 1);
        it.drain("dead", 1);
    }

    void itIsKeptWhereNothingIsBound(Stage it) {
        it.exchange("dead", "topic");
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.queue("late");
        it.bind("dead", "late", "#");
        it.ready("late", 0);
        it.node().rules("q", TO_DEAD.deliveryLimit(7));
        it.ready("late", 1);
        it.drain("late", 1);
    }

    void whatIsKeptDoesNotStopOthers(Stage it) {
        it.exchange("dead", "direct");
        it.queue("dead");
        it.bind("dead", "dead", "known");
        it.exchange("e", "fanout");
        it.queue("q", TO_DEAD);
        it.bind("e", "q", "");
        it.publish("e", "unknown", ModelMessage.of("a"));
        it.publish("e", "known", ModelMessage.of("b"));
        it.consume("q", 2).take(2).reject("a").reject("b");
        it.drain("dead", 1);
    }

    void whatIsKeptStopsOthersWhenThereAreMany(Stage it) {
        it.exchange("dead", "direct");
        it.queue("dead");
        it.bind("dead", "dead", "known");
        it.exchange("e", "fanout");
        it.queue("q", TO_DEAD);
        it.bind("e", "q", "");
        var client = it.consume("q", 0);
        for (int i = 0; i < 31; i++) {
            it.publish("e", "unknown", ModelMessage.of("stuck " + i));
        }
        it.publish("e", "known", ModelMessage.of("a"));
        client.take(32);
        for (int i = 0; i < 31; i++) {
            client.reject("stuck " + i);
        }
        client.reject("a");
        it.ready("dead", 1);
        it.publish("e", "unknown", ModelMessage.of("last straw"));
        it.publish("e", "known", ModelMessage.of("b"));
        client.take(2).reject("last straw").reject("b");
        it.node().pass(Duration.ofMillis(300));
        it.ready("dead", 1);
    }

    void withDropHeadItIsSentAtMostOnce(Stage it) {
        it.queue("q", TO_DEAD.overflow(Overflow.DROP_HEAD));
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.exchangeAndQueue("dead", "q");
        it.node().rules("q", TO_DEAD.overflow(Overflow.DROP_HEAD).deliveryLimit(7));
        it.ready("dead", 0);
    }

    void anotherStrategyForgetsWhatIsKept(Stage it) {
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.node().pass(Duration.ofMillis(200));
        it.node().rules("q", QueueRules.standard().atMostOnce("dead"));
        it.exchangeAndQueue("dead", "q");
        it.node().rules("q", TO_DEAD);
        it.node().pass(Duration.ofMillis(200));
        it.node().rules("q", TO_DEAD.deliveryLimit(7));
        it.ready("dead", 0);
    }

    void aCircleOfExpiriesIsKept(Stage it) {
        var soon = Duration.ofMillis(200);
        it.exchange("to q", "fanout");
        it.exchange("to second", "fanout");
        it.queue("second", QueueRules.standard().ttl(soon).atLeastOnce("to q"));
        it.queue("q", QueueRules.standard().ttl(soon).atLeastOnce("to second"));
        it.bind("to q", "q", "");
        it.bind("to second", "second", "");
        it.send("q", "a");
        it.ready("second", 1);
        it.ready("second", 0);
        it.exchange("to end", "fanout");
        it.queue("end");
        it.bind("to end", "end", "");
        it.node().rules("second", QueueRules.standard().ttl(soon).atLeastOnce("to end"));
        it.ready("end", 1);
        it.drain("end", 1);
    }

    void purgingTakesWhatIsKeptByTheGeneration(Stage it) {
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.node().pass(Duration.ofMillis(300));
        it.node().purge("q");
        it.exchangeAndQueue("dead", "q");
        it.node().pass(Duration.ofMillis(300));
        it.node().rules("q", TO_DEAD.deliveryLimit(7));
        it.ready("dead", 1);
    }

    void itGoesToAllTargetsEvenWhereOneIsFull(Stage it) {
        it.exchange("dead", "fanout");
        it.queue("roomy");
        it.queue("full", QueueRules.standard().maxLength(1, Overflow.REJECT_PUBLISH));
        it.bind("dead", "roomy", "");
        it.bind("dead", "full", "");
        it.queue("q", TO_DEAD);
        it.send("full", "x", "y", "z");
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("roomy", 1);
        it.ready("full", 2);
        it.node().purge("full");
        it.ready("full", 0);
        it.node().rules("q", TO_DEAD.deliveryLimit(7));
        it.node().pass(Duration.ofMillis(300));
        it.ready("full", 0);
    }

    void deadLettersGoByTheirReason(Stage it) {
        it.exchange("dead", "headers");
        it.queue("rejected");
        it.node()
                .bind(new Binding(
                        "dead",
                        "rejected",
                        true,
                        "",
                        Map.of("x-match", "all-with-x", "x-last-death-reason", "rejected")));
        it.queue("q", TO_DEAD);
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.drain("rejected", 1);
    }

    void afterTooManyLossesItArrives(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", TO_DEAD.deliveryLimit(1));
        it.send("q", "a");
        it.consume("q", 1).take(1).close();
        it.consume("q", 1).take(1).close();
        it.drain("dead", 1);
    }

    void whatExpiresArrives(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", TO_DEAD.ttl(Duration.ofMillis(200)));
        it.sendWithPriority("q", 2, "a");
        it.sendWithPriority("q", 8, "b");
        it.ready("dead", 2);
        it.drain("dead", 2);
    }
}
