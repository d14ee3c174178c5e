package io.warren.simulation.broker;

/** In which order messages of several priorities come. */
class PriorityScripts {
    void higherPrioritiesComeFirst(Stage it) {
        it.queue("q");
        for (int i : new int[] {3, 9, 0, 5, 7, 9, 4, 1, 5, 3, 0, 9}) {
            it.sendWithPriority("q", i, "p" + i);
        }
        it.drain("q", 12);
    }

    void aMessageWithoutPriorityHasItsPlace(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 3, "three");
        it.sendWithPriority("q", null, "unsaid");
        it.sendWithPriority("q", 4, "four");
        it.sendWithPriority("q", 5, "five");
        it.drain("q", 4);
    }

    void whatIsAboveTheHighestLevelIsOnIt(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 30, "thirty");
        it.sendWithPriority("q", 31, "highest");
        it.sendWithPriority("q", 200, "beyond");
        it.sendWithPriority("q", 255, "furthest");
        it.drain("q", 4);
    }

    void theRestIsServedBetweenTheHigh(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 9, "h1", "h2", "h3", "h4", "h5", "h6");
        it.sendWithPriority("q", 0, "l1", "l2", "l3", "l4");
        it.drain("q", 10);
    }

    void theRestThatCameFirstIsServedBetweenTheHigh(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 0, "l1", "l2", "l3", "l4");
        it.sendWithPriority("q", 9, "h1", "h2", "h3", "h4", "h5", "h6");
        it.drain("q", 10);
    }

    void bothClassesByTurns(Stage it) {
        it.queue("q");
        for (int i = 0; i < 6; i++) {
            it.sendWithPriority("q", i % 2 == 0 ? 2 : 8, "m" + i);
        }
        it.drain("q", 6);
    }

    void theCountGoesOnWhileTheQueueIsEmpty(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 9, "before");
        it.drain("q", 1);
        it.sendWithPriority("q", 0, "l1", "l2");
        it.sendWithPriority("q", 9, "h1", "h2", "h3");
        it.drain("q", 5);
    }

    void aReturnedMessageIsBeforeEveryPriority(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 1, "low");
        var client = it.consume("q", 1);
        client.take(1);
        it.sendWithPriority("q", 9, "high");
        client.nackRequeue("low").take(1).ack("low");
        client.take(1);
    }

    void aPrefetchedMessageIsNotOvertaken(Stage it) {
        it.queue("q");
        it.sendWithPriority("q", 1, "l1", "l2", "l3");
        var client = it.consume("q", 2);
        client.take(2);
        it.sendWithPriority("q", 9, "high");
        client.ack("l1").take(1);
        client.ack("l2").take(1);
    }

    void deadLettersKeepTheirPriority(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().atMostOnce("dead"));
        it.sendWithPriority("q", 1, "low");
        it.sendWithPriority("q", 9, "high");
        var client = it.consume("q", 1);
        client.take(1).nackRequeue("high").take(1);
        var other = it.consume("q", 1);
        other.take(1).reject("low");
        it.ready("dead", 1);
        client.reject("high");
        it.ready("dead", 2);
        it.drain("dead", 2);
    }
}
