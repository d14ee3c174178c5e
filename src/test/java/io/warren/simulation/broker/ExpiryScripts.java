package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;

/** How messages expire. */
class ExpiryScripts {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final Duration LATER = Duration.ofMillis(700);

    /** Surely not yet over when the next few operations are done, also on a busy machine. */
    private static final Duration MUCH_LATER = Duration.ofSeconds(3);

    void anExpiredMessageIsADeadLetter(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().ttl(SOON).atMostOnce("dead"));
        it.send("q", "a", "b");
        it.ready("dead", 2);
        it.drain("dead", 2);
        it.drain("q", 0);
    }

    void withoutADeadLetterExchangeItIsGone(Stage it) {
        it.queue("q", QueueRules.standard().ttl(SOON));
        it.send("q", "a");
        it.ready("q", 0);
        it.drain("q", 0);
    }

    void aMessageMayBringItsOwnTime(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        it.sendWithExpiration("q", SOON, "a");
        it.ready("dead", 1);
        it.drain("dead", 1);
    }

    void theShorterTimeCounts(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().ttl(Duration.ofSeconds(60)).atMostOnce("dead"));
        it.sendWithExpiration("q", SOON, "a");
        it.send("q", "b");
        it.ready("dead", 1);
        it.drain("q", 1);
    }

    void whatIsBehindALongerTimeWaits(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        it.sendWithExpiration("q", MUCH_LATER, "long");
        it.sendWithExpiration("q", SOON, "short");
        it.node().pass(Duration.ofMillis(400));
        it.ready("q", 2);
        it.ready("dead", 2);
        it.drain("dead", 2);
    }

    void whatIsBehindAHigherPriorityMayWait(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        it.sendWithPriority("q", 9, "high");
        it.publish("", "q", new ModelMessage("low", Map.of(), "", 1, SOON));
        it.node().pass(Duration.ofMillis(500));
        it.ready("q", 1);
        it.drain("q", 1);
    }

    void whatIsOutDoesNotExpire(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().ttl(LATER).atMostOnce("dead"));
        it.send("q", "a");
        var client = it.consume("q", 1).take(1);
        it.node().pass(Duration.ofMillis(900));
        it.ready("dead", 0);
        client.ack("a");
        it.ready("q", 0);
        it.ready("dead", 0);
    }

    void whatComesBackTooLateExpires(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().ttl(LATER).atMostOnce("dead"));
        it.send("q", "a");
        var client = it.consume("q", 1).take(1);
        it.node().pass(Duration.ofMillis(900));
        client.close();
        it.ready("dead", 1);
        it.drain("dead", 1);
    }

    void aReturnedMessageKeepsItsTime(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().ttl(MUCH_LATER).atMostOnce("dead"));
        it.send("q", "a");
        it.consume("q", 1).take(1).close();
        it.ready("q", 1);
        it.ready("dead", 1);
        it.drain("dead", 1);
    }

    void aNewRuleIsForNewMessages(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        it.send("q", "before");
        it.node().rules("q", QueueRules.standard().ttl(SOON).atMostOnce("dead"));
        it.send("q", "after");
        it.node().pass(Duration.ofMillis(500));
        it.ready("q", 2);
        it.consume("q", 1).take(1).ackLast();
        it.ready("dead", 1);
        it.drain("dead", 1);
    }

    void aDeadLetterHasTheTimeOfItsNewQueue(Stage it) {
        it.exchangeAndQueue("end", "second");
        it.queue("second", QueueRules.standard().ttl(SOON).deadLettering(new DeadLettering("end", null, false)));
        it.exchange("dead", "fanout");
        it.bind("dead", "second", "");
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("dead", "second", false)));
        it.sendWithExpiration("q", SOON, "a");
        it.ready("end", 1);
        it.drain("end", 1);
    }

    void aCircleOfExpiriesIsDropped(Stage it) {
        it.exchangeAndQueue("back", "second");
        it.queue("second", QueueRules.standard().ttl(SOON).deadLettering(new DeadLettering("", "q", false)));
        it.queue("q", QueueRules.standard().ttl(SOON).deadLettering(new DeadLettering("", "second", false)));
        it.send("q", "a");
        it.ready("second", 1);
        it.ready("second", 0);
        it.node().pass(Duration.ofMillis(300));
        it.ready("q", 0);
        it.ready("second", 0);
    }

    void aCircleWithARejectGoesOn(Stage it) {
        it.queue("wait", QueueRules.standard().ttl(SOON).deadLettering(new DeadLettering("", "q", false)));
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "wait", false)));
        it.send("q", "a");
        var client = it.consume("q", 1);
        client.take(1).reject("a").take(1).reject("a").take(1).ack("a");
    }

    void oneThatIsDueAtOnceIsGivenToWhoWaits(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        var client = it.consume("q", 5);
        it.sendWithExpiration("q", Duration.ofSeconds(20), "a");
        client.take(1);
        it.ready("dead", 0);
    }
}
