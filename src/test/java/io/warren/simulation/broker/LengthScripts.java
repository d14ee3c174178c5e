package io.warren.simulation.broker;

import java.time.Duration;
import java.util.Map;

/** What a queue does that is too long. */
class LengthScripts {
    private static final QueueRules REFUSES = QueueRules.standard().maxLength(2, Overflow.REJECT_PUBLISH);

    void aFullQueueRefusesOneTooLate(Stage it) {
        it.queue("q", REFUSES);
        it.send("q", "a", "b", "c", "d", "e");
        it.drain("q", 3);
    }

    void itTakesAgainWhenThereIsRoom(Stage it) {
        it.queue("q", QueueRules.standard().maxLength(5, Overflow.REJECT_PUBLISH));
        it.send("q", "a", "b", "c", "d", "e", "f", "g");
        var client = it.consume("q", 1);
        client.take(1).ack("a").take(1);
        it.ready("q", 4);
        it.send("q", "h");
        client.ack("b").take(1);
        it.ready("q", 4);
        client.close();
    }

    void whatIsOutDoesNotCount(Stage it) {
        it.queue("q", REFUSES);
        var client = it.consume("q", 3);
        it.send("q", "a", "b", "c", "d", "e", "f", "g");
        client.take(3);
        it.ready("q", 3);
        client.close();
        it.ready("q", 6);
    }

    void oneFullQueueRefusesForAll(Stage it) {
        it.exchange("e", "fanout");
        it.queue("roomy");
        it.queue("q", REFUSES);
        it.bind("e", "roomy", "");
        it.bind("e", "q", "");
        for (String id : new String[] {"a", "b", "c", "d"}) {
            it.publish("e", "", ModelMessage.of(id));
        }
        it.ready("roomy", 4);
        it.ready("q", 3);
    }

    void aNewPublisherIsRefusedToo(Stage it) {
        it.queue("q", REFUSES);
        it.send("q", "a", "b", "c", "d");
        it.publish("second", "", "q", ModelMessage.of("e"));
        it.node().purge("q");
        it.ready("q", 0);
        it.send("q", "f");
        it.publish("second", "", "q", ModelMessage.of("g"));
    }

    void aNewPublisherMayComeIntoTheGap(Stage it) {
        it.queue("q", QueueRules.standard().maxLength(5, Overflow.REJECT_PUBLISH));
        it.send("q", "a", "b", "c", "d", "e", "f", "g");
        var client = it.consume("q", 1);
        client.take(1);
        it.ready("q", 5);
        it.send("q", "h");
        it.publish("second", "", "q", ModelMessage.of("i"));
        it.publish("second", "", "q", ModelMessage.of("j"));
        client.close();
    }

    void droppingTheHeadTakesTheNext(Stage it) {
        it.queue("q", QueueRules.standard().maxLength(2, Overflow.DROP_HEAD));
        it.send("q", "a", "b", "c", "d");
        it.drain("q", 2);
    }

    void droppingTheHeadTakesTheHighest(Stage it) {
        it.queue("q", QueueRules.standard().maxLength(3, Overflow.DROP_HEAD));
        it.sendWithPriority("q", 1, "low1", "low2");
        it.sendWithPriority("q", 9, "high1", "high2", "high3");
        it.drain("q", 3);
    }

    void aDroppedHeadIsADeadLetter(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().maxLength(1, Overflow.DROP_HEAD).atMostOnce("dead"));
        it.send("q", "a", "b");
        it.drain("dead", 1);
        it.drain("q", 1);
    }

    void aLoweredLimitDropsAtOnce(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        it.node().rules("q", QueueRules.standard().maxLength(1, Overflow.DROP_HEAD));
        it.ready("q", 1);
        it.drain("q", 1);
    }

    void aLiftedLimitTakesAgain(Stage it) {
        it.queue("q", REFUSES);
        it.send("q", "a", "b", "c", "d");
        it.node().rules("q", QueueRules.standard());
        it.send("q", "e");
        it.ready("q", 4);
    }

    void deadLettersAtMostOnceAreNeverRefused(Stage it) {
        it.queue("dead", REFUSES);
        it.queue("q", QueueRules.standard().deadLettering(new DeadLettering("", "dead", false)));
        it.send("q", "a", "b", "c", "d", "e");
        it.consume("q", 5).take(5).reject("a", "b", "c", "d", "e");
        it.ready("dead", 5);
        it.publish("", "dead", new ModelMessage("x", Map.of(), "", null));
    }

    void keptDeadLettersCount(Stage it) {
        it.queue("q", QueueRules.standard().atLeastOnce("missing").maxLength(2, Overflow.REJECT_PUBLISH));
        it.send("q", "a", "b", "c");
        it.consume("q", 3).take(3).reject("a", "b", "c");
        it.ready("q", 0);
        it.node().pass(Duration.ofMillis(200));
        it.send("q", "d", "e");
        it.ready("q", 1);
    }
}
