package io.warren.engine.saga;

import java.util.List;

/** What is found in the database, and what not. */
class FindScripts {
    void whatIsUnknownIsNotLoaded(StoreStage it) {
        it.stored("a");
        it.load("nobody");
        it.load("nobody", "a");
        it.load();
    }

    void whoIsAskedForTwiceIsLoadedOnce(StoreStage it) {
        it.stored("a");
        it.load("a", "a");
    }

    void theLongestWaitingIsDueFirst(StoreStage it) {
        it.stored("a", "b", "c");
        it.save(it.waking(it.read("a"), 3, false));
        it.save(it.waking(it.read("b"), 1, false));
        it.save(it.waking(it.read("c"), 2, false));
        it.due(10, false, 10);
        it.due(10, false, 2);
        it.due(2, false, 10);
        it.due(0, false, 10);
    }

    void whatWaitsForAnOutcomeMayBeLeftOut(StoreStage it) {
        it.stored("a", "b");
        it.save(it.waking(it.read("a"), 1, true), it.waking(it.read("b"), 2, false));
        it.due(5, true, 10);
        it.due(5, false, 10);
    }

    void whatSleepsIsNeverDue(StoreStage it) {
        it.stored("a");
        it.save(it.waking(it.read("a"), 1, false));
        it.save(it.asleep(it.read("a")));
        it.due(5, false, 10);
    }

    void payloadsStayAsTheyWereGiven(StoreStage it) {
        it.stored("a");
        it.save(it.asleep(it.read("a")));
        it.payloads("a", "nobody");
    }

    void aTwinsPayloadIsTheFirstOnes(StoreStage it) {
        it.insert(it.newborn("a", "key"));
        it.insert(it.newborn("b", "key"));
        it.payloads("a");
    }

    void commandsThatAreOutOnALaneAreFound(StoreStage it) {
        it.out("a", "ship", new Route("eu", "express"), 1);
        it.out("elsewhere", "ship", new Route("apac", "express"), 1);
        it.out("otherwise", "ship", new Route("eu", "economy"), 1);
        it.out("before", "reserve", new Route("eu", "express"), 1);
        it.out("late", "ship", new Route("eu", "express"), 8);
        it.commandsOut(5, List.of("express"), "ship");
        it.commandsOut(5, List.of("express", "economy"), "ship");
        it.commandsOut(5, List.of("express"), "ship", "reserve");
        it.commandsOut(1, List.of("express"), "ship");
        it.commandsOut(9, List.of("express"), "ship");
        it.commandsOut(9, List.of("express"), "notify");
    }

    void onlyWhatWaitsForAnOutcomeIsOut(StoreStage it) {
        it.stored("unconfirmed");
        it.save(it.unconfirmed(it.read("unconfirmed"), "ship"));
        it.out("running", "ship", new Route("eu", "express"), 1);
        for (Verb verb : List.of(new Verb.Cancel(), new Verb.Pause(), new Verb.Terminate())) {
            it.out(verb.word(), "ship", new Route("eu", "express"), 1);
            it.save(it.heard(it.after(it.read(verb.word()), verb)));
        }
        it.commandsOut(5, List.of("express"), "ship");
    }

    void noMoreAreFoundThanWereWanted(StoreStage it) {
        for (String name : List.of("a", "b", "c")) {
            it.out(name, "ship", new Route("eu", "express"), 1);
        }
        it.saw(it.out(5, 2, List.of("express"), "ship").size());
    }
}
