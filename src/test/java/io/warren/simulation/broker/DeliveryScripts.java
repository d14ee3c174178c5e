package io.warren.simulation.broker;

/** How messages reach their consumers. */
class DeliveryScripts {
    void messagesComeInTheOrderInWhichTheyWereSent(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c");
        it.drain("q", 3);
    }

    void noMoreThanThePrefetchAreOut(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        var client = it.consume("q", 2);
        client.take(2).nothing();
        client.ack("b").take(1).nothing();
        it.ready("q", 1);
    }

    void aConsumerWithoutPrefetchGetsAll(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c", "d");
        it.consume("q", 0).take(4).nothing();
        it.ready("q", 0);
    }

    void whoWaitsGetsWhatIsSent(Stage it) {
        it.queue("q");
        var client = it.consume("q", 1);
        it.send("q", "a", "b");
        client.take(1).nothing();
        client.ack("a").take(1);
    }

    void twoConsumersShareByTurns(Stage it) {
        it.queue("q");
        var one = it.consume("q", 10);
        var two = it.consume("q", 10);
        it.send("q", "a", "b", "c", "d");
        one.take(2).nothing();
        two.take(2).nothing();
    }

    void aWaitingQueueIsSharedByTurns(Stage it) {
        it.queue("q");
        var one = it.consume("q", 2);
        it.send("q", "a", "b", "c", "d", "e", "f");
        one.take(2);
        var two = it.consume("q", 3);
        two.take(3).nothing();
        one.ack("a").take(1).nothing();
        two.nothing();
    }

    void whoAcknowledgesFirstIsServedFirst(Stage it) {
        it.queue("q");
        var one = it.consume("q", 1);
        var two = it.consume("q", 1);
        it.send("q", "a", "b");
        one.take(1);
        two.take(1).ack("b");
        it.ready("q", 0);
        one.ack("a");
        one.nothing();
        it.send("q", "c", "d");
        two.take(1);
        one.take(1);
    }

    void aConsumerThatIsFullMissesItsTurn(Stage it) {
        it.queue("q");
        var one = it.consume("q", 1);
        var two = it.consume("q", 5);
        it.send("q", "a", "b", "c", "d");
        one.take(1).nothing();
        two.take(3).nothing();
    }

    void twoConsumersOfOneChannelAreServedByTurns(Stage it) {
        it.queue("q");
        var link = it.node().link();
        var one = it.consume(link, "q", 2);
        var two = it.consume(link, "q", 2);
        it.send("q", "a", "b", "c", "d", "e");
        one.take(2).nothing();
        two.take(2).nothing();
    }

    void theSecondAcknowledgementClosesTheChannel(Stage it) {
        it.queue("q");
        it.send("q", "a", "b");
        var client = it.consume("q", 2);
        client.take(2);
        client.ack("a").ack("a");
        it.ready("q", 1);
        it.drain("q", 1);
    }

    void aCancelledConsumerKeepsWhatItHas(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c");
        var client = it.consume("q", 2);
        client.take(2).cancel();
        client.ack("a").nothing();
        it.ready("q", 1);
        client.close();
        it.ready("q", 2);
        it.drain("q", 2);
    }

    void consumingFromNowhereClosesTheChannel(Stage it) {
        try {
            it.consume("nowhere", 1);
            it.saw("it consumes");
        } catch (ChannelLost e) {
            it.saw("closed " + e.code());
        }
    }

    void purgingLeavesWhatIsOut(Stage it) {
        it.queue("q");
        it.send("q", "a", "b", "c");
        var client = it.consume("q", 1);
        client.take(1);
        it.node().purge("q");
        it.ready("q", 0);
        client.close();
        it.ready("q", 1);
        it.drain("q", 1);
    }

    void acknowledgingWhatADeletedQueueGaveIsIgnored(Stage it) {
        it.queue("q");
        it.queue("other");
        it.send("q", "a");
        it.send("other", "b");
        var link = it.node().link();
        var client = it.consume(link, "q", 1);
        var other = it.consume(link, "other", 1);
        client.take(1);
        other.take(1);
        it.node().deleteQueue("q");
        client.ack("a");
        other.nothing();
        it.ready("other", 0);
        other.ack("b");
        it.send("other", "c");
        other.take(1);
    }
}
