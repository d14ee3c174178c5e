package io.warren.simulation.broker;

/** What becomes of deliveries that are not acknowledged. */
class ReturnScripts {
    void aReturnedMessageComesBeforeAllOthers(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c");
        var client = it.consume("q", 1);
        client.take(1).nackRequeue("a").take(1).ack("a");
        client.take(2);
    }

    void whatIsLostWithAConnectionComesBackInOrder(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        var client = it.consume("q", 3);
        client.take(3).ack("b");
        client.take(1);
        client.close();
        it.ready("q", 3);
        it.drain("q", 3);
    }

    void returnsComeInTheOrderInWhichTheyWereReturned(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        var client = it.consume("q", 3);
        client.take(3);
        var other = it.consume("q", 1);
        other.take(1);
        client.cancel().nackRequeue("c").nackRequeue("a").nackRequeue("b");
        it.ready("q", 3);
        it.drain("q", 3);
    }

    void aReturnedMessageGoesToWhoIsNext(Stage it) {
        it.queue("q");
        var one = it.consume("q", 1);
        var two = it.consume("q", 1);
        it.send("q", "a");
        one.take(1).nackRequeue("a");
        two.take(1).nackRequeue("a");
        one.take(1);
    }

    void rejectingWithRequeueReturnsIt(Stage it) {
        it.queue("q");
        it.send("q", "a", "b");
        var client = it.consume("q", 1);
        client.take(1).rejectRequeue("a").take(1).rejectRequeue("a").take(1);
    }

    void lossesCount(Stage it) {
        it.queue("q");
        it.send("q", "a");
        for (int i = 0; i < 3; i++) {
            it.consume("q", 1).take(1).close();
        }
        it.drain("q", 1);
    }

    void lossesAndReturnsCount(Stage it) {
        it.queue("q");
        it.send("q", "a");
        it.consume("q", 1).take(1).close();
        var client = it.consume("q", 1);
        client.take(1).nackRequeue("a").take(1).rejectRequeue("a").take(1);
    }

    void afterTooManyLossesItDies(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().deliveryLimit(2).atMostOnce("dead"));
        it.send("q", "a", "b");
        for (int i = 0; i < 3; i++) {
            it.consume("q", 1).take(1).close();
        }
        it.ready("dead", 1);
        it.drain("dead", 1);
        it.drain("q", 1);
    }

    void afterTooManyRejectsItDies(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().deliveryLimit(2).atMostOnce("dead"));
        it.send("q", "a");
        var client = it.consume("q", 1);
        for (int i = 0; i < 3; i++) {
            client.take(1).rejectRequeue("a");
        }
        client.nothing();
        it.drain("dead", 1);
    }

    void nacksCountByTheGeneration(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().deliveryLimit(2).atMostOnce("dead"));
        it.send("q", "a");
        var client = it.consume("q", 1);
        for (int i = 0; i < 3; i++) {
            client.take(1).nackRequeue("a");
        }
        client.nothing();
        it.ready("dead", 1);
    }

    void withoutADeadLetterExchangeTheLimitDropsIt(Stage it) {
        it.queue("q", QueueRules.standard().deliveryLimit(1));
        it.send("q", "a", "b");
        for (int i = 0; i < 2; i++) {
            it.consume("q", 1).take(1).close();
        }
        it.drain("q", 1);
    }

    void withoutALimitANackSendsItToTheEnd(Stage it) {
        it.queue("q", QueueRules.standard().deliveryLimit(QueueRules.NONE));
        it.send("q", "a", "b", "c");
        var client = it.consume("q", 1);
        client.take(1).nackRequeue("a").take(1).ack("b").take(1).ack("c").take(1);
    }

    void withoutALimitANackForgetsThePriority(Stage it) {
        it.queue("q", QueueRules.standard().deliveryLimit(QueueRules.NONE));
        it.sendWithPriority("q", 9, "high", "higher");
        it.sendWithPriority("q", 1, "low");
        it.sendWithPriority("q", null, "unsaid");
        var client = it.consume("q", 1);
        client.take(1).nackRequeue("high");
        for (int i = 0; i < 4; i++) {
            client.take(1).ackLast();
        }
    }

    void withoutALimitARejectReturnsIt(Stage it) {
        it.queue("q", QueueRules.standard().deliveryLimit(QueueRules.NONE));
        it.send("q", "a", "b");
        var client = it.consume("q", 1);
        client.take(1).rejectRequeue("a").take(1);
    }

    void withoutALimitALossReturnsItToTheFront(Stage it) {
        it.queue("q", QueueRules.standard().deliveryLimit(QueueRules.NONE));
        it.send("q", "a", "b");
        it.consume("q", 1).take(1).close();
        it.ready("q", 2);
        it.drain("q", 2);
    }

    void poisonTakesItsNeighboursWithIt(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().deliveryLimit(1).atMostOnce("dead"));
        it.send("q", "a", "b", "c");
        it.consume("q", 2).take(2).close();
        it.consume("q", 2).take(2).close();
        it.ready("dead", 2);
        it.ready("q", 1);
        it.drain("dead", 2);
        it.drain("q", 1);
    }

    void aLoweredLimitCountsWhatWas(Stage it) {
        it.exchangeAndQueue("dead", "q");
        it.queue("q", QueueRules.standard().deliveryLimit(5).atMostOnce("dead"));
        it.send("q", "a");
        it.consume("q", 1).take(1).close();
        it.consume("q", 1).take(1).close();
        it.ready("q", 1);
        it.node().rules("q", QueueRules.standard().deliveryLimit(1).atMostOnce("dead"));
        it.consume("q", 1).take(1).close();
        it.drain("dead", 1);
    }

    void twoConsumersOfOneChannelReturnTogether(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        var link = it.node().link();
        it.consume(link, "q", 1).take(1);
        it.consume(link, "q", 2).take(2);
        link.close();
        it.ready("q", 4);
        it.drain("q", 4);
    }
}
