package io.warren.simulation.broker;

import java.util.Map;

/** Where a published message goes, and what its publisher is told. */
class RoutingScripts {
    void aMandatoryMessageWithoutRouteIsReturned(Stage it) {
        it.exchange("e", "topic");
        it.publish("e", "a.b", ModelMessage.of("a"));
    }

    void aMessageWithoutRouteIsConfirmedAndGone(Stage it) {
        it.exchange("e", "topic");
        it.queue("q");
        it.bind("e", "q", "b.#");
        it.publishLightly("e", "a.b", ModelMessage.of("a"));
        it.ready("q", 0);
    }

    void anUnknownExchangeClosesTheChannel(Stage it) {
        it.publish("nowhere", "a", ModelMessage.of("a"));
        it.publish("nowhere", "a", ModelMessage.of("b"));
    }

    void aDeletedExchangeClosesTheChannel(Stage it) {
        it.exchangeAndQueue("e", "k");
        it.publish("e", "k", ModelMessage.of("a"));
        it.node().deleteExchange("e");
        it.publish("e", "k", ModelMessage.of("b"));
        it.ready("e", 1);
    }

    void theDefaultExchangeKnowsQueuesByName(Stage it) {
        it.queue("q");
        it.send("q", "a");
        it.send("other", "b");
        it.drain("q", 1);
    }

    void starsStandForOneWordAndHashesForAny(Stage it) {
        it.exchange("e", "topic");
        for (String key : new String[] {"a.*.c", "a.#", "#.c", "*", "#", "a.*"}) {
            it.queue(key);
            it.bind("e", key, key);
        }
        for (String key : new String[] {"a.b.c", "a", "a.b.b.c", "c", "", "a.", "..c"}) {
            it.publish("e", key, ModelMessage.of("to " + key));
        }
        it.ready("a.*.c", 1);
        it.ready("a.#", 4);
        it.ready("#.c", 4);
        it.ready("*", 2);
        it.ready("#", 7);
        it.ready("a.*", 1);
    }

    void aQueueThatIsBoundTwiceGetsItOnce(Stage it) {
        it.exchange("e", "topic");
        it.queue("q");
        it.bind("e", "q", "a.#");
        it.bind("e", "q", "#.b");
        it.publish("e", "a.b", ModelMessage.of("a"));
        it.drain("q", 1);
    }

    void afterUnbindingNothingComes(Stage it) {
        it.exchangeAndQueue("e", "k", "other");
        it.publish("e", "k", ModelMessage.of("a"));
        it.node().unbind(new Binding("e", "e", true, "k", Map.of()));
        it.publish("e", "k", ModelMessage.of("b"));
        it.publish("e", "other", ModelMessage.of("c"));
        it.drain("e", 2);
    }

    void anAlternateExchangeTakesWhatHasNoRoute(Stage it) {
        it.exchange("rest", "fanout");
        it.queue("rest");
        it.bind("rest", "rest", "");
        it.node().exchange("e", "topic", Map.of("alternate-exchange", "rest"));
        it.queue("q");
        it.bind("e", "q", "a.*");
        it.publish("e", "a.b", ModelMessage.of("routed"));
        it.publish("e", "b.a", ModelMessage.of("unrouted"));
        it.drain("q", 1);
        it.drain("rest", 1);
    }

    void aMissingAlternateExchangeTakesNothing(Stage it) {
        it.node().exchange("e", "topic", Map.of("alternate-exchange", "missing"));
        it.publish("e", "a.b", ModelMessage.of("a"));
        it.publishLightly("e", "a.b", ModelMessage.of("b"));
    }

    void exchangesLeadToExchanges(Stage it) {
        it.exchange("first", "topic");
        it.exchange("second", "fanout");
        it.queue("q");
        it.node().bind(new Binding("first", "second", false, "a.#", Map.of()));
        it.node().bind(new Binding("second", "first", false, "", Map.of()));
        it.bind("second", "q", "");
        it.publish("first", "a", ModelMessage.of("a"));
        it.publish("first", "b", ModelMessage.of("b"));
        it.publish("second", "b", ModelMessage.of("c"));
        it.drain("q", 2);
    }

    void headersMatchAllOrAny(Stage it) {
        headersQueue(it, "all", Map.of("x-match", "all", "colour", "red", "size", "big"));
        headersQueue(it, "any", Map.of("x-match", "any", "colour", "red", "size", "big"));
        headersQueue(it, "unsaid", Map.of("colour", "red"));
        it.publish("e", "", with("both", Map.of("colour", "red", "size", "big")));
        it.publish("e", "", with("one", Map.of("colour", "blue", "size", "big")));
        it.publish("e", "", with("none", Map.of("colour", "blue")));
        it.ready("all", 1);
        it.ready("any", 2);
        it.ready("unsaid", 1);
    }

    void headersThatBeginWithXCountOnlyWhereToldSo(Stage it) {
        headersQueue(it, "all", Map.of("x-match", "all", "x-colour", "red"));
        headersQueue(it, "all with x", Map.of("x-match", "all-with-x", "x-colour", "red"));
        headersQueue(it, "any with x", Map.of("x-match", "any-with-x", "x-colour", "red"));
        headersQueue(it, "any", Map.of("x-match", "any", "x-colour", "red"));
        it.publish("e", "", with("red", Map.of("x-colour", "red")));
        it.publish("e", "", with("blue", Map.of("x-colour", "blue")));
        it.ready("all", 2);
        it.ready("all with x", 1);
        it.ready("any with x", 1);
        it.ready("any", 0);
    }

    void aDeletedQueueIsNoRoute(Stage it) {
        it.exchangeAndQueue("e", "k");
        it.publish("e", "k", ModelMessage.of("a"));
        it.node().deleteQueue("e");
        it.publish("e", "k", ModelMessage.of("b"));
        it.queue("e");
        it.publish("e", "k", ModelMessage.of("c"));
        it.ready("e", 0);
    }

    void headersArriveAsTheyWereSent(Stage it) {
        it.queue("q");
        it.publish("", "q", with("a", Map.of("word", "x", "number", 7, "x-own", "kept")));
        it.drain("q", 1);
    }

    private static void headersQueue(Stage it, String queue, Map<String, Object> arguments) {
        it.exchange("e", "headers");
        it.queue(queue);
        it.node().bind(new Binding("e", queue, true, "", arguments));
    }

    private static ModelMessage with(String id, Map<String, Object> headers) {
        return new ModelMessage(id, headers, "", null);
    }
}
