package io.warren.simulation.broker;

import java.time.Duration;

/** What a node does that is in trouble, or was killed. */
class FaultScripts {
    void anAlarmHoldsPublishersAfterOneMoreAndLetsConsumersGoOn(Stage it) {
        it.queue("q");
        it.send("q", "a", "b");
        it.node().alarm(true);
        it.send("q", "c", "d");
        var client = it.consume("q", 5).take(3).nothing().ack("a", "b", "c");
        it.node().alarm(false);
        it.saw("d is " + it.link("publisher").released());
        client.take(1).nothing();
    }

    /** A queue of which the node has not written down that it exists does not survive it; that takes seconds. */
    private static void settle(Stage it) {
        it.node().pass(Duration.ofSeconds(4));
    }

    void whatWasConfirmedSurvivesTheNode(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atLeastOnce("dead"));
        it.sendWithPriority("q", 1, "low");
        it.sendWithPriority("q", 9, "high");
        it.send("q", "a", "b");
        var client = it.consume("q", 2);
        client.take(2).nackRequeue("a").take(1);
        client.reject("high");
        it.ready("dead", 1);
        settle(it);
        it.node().restart();
        it.ready("q", 3);
        it.drain("q", 3);
        it.drain("dead", 1);
    }

    void whatIsKeptSurvivesTheNode(Stage it) {
        it.queue("q", QueueRules.standard().atLeastOnce("dead"));
        it.send("q", "a");
        it.consume("q", 1).take(1).reject("a");
        it.ready("q", 0);
        it.node().pass(Duration.ofMillis(300));
        it.exchangeAndQueue("dead", "q");
        settle(it);
        it.node().restart();
        it.ready("dead", 1);
        it.drain("dead", 1);
    }
}
