package io.warren.engine.saga;

import java.util.List;

/** What people did, which is written down with what came of it. */
class DeedScripts {
    void aDeedIsStoredWithTheSagaThatItChanged(StoreStage it) {
        it.stored("a");
        it.save(List.of(it.asleep(it.read("a"))), it.deed("a", "pause"));
        it.load("a");
        it.audit("a");
    }

    void aRefusalIsStoredWithoutAnySaga(StoreStage it) {
        it.stored("a");
        it.save(List.of(), it.refusal("a", "approve"));
        it.load("a");
        it.audit("a");
    }

    void severalDeedsAreKeptInTheirOrder(StoreStage it) {
        it.stored("a", "b");
        it.save(
                List.of(it.asleep(it.read("a"))),
                it.deed("a", "pause"),
                it.refusal("b", "skip"),
                it.deed("a", "resume"));
        it.save(List.of(), it.refusal("a", "pause"));
        it.audit("a", "b");
    }

    void aDeedOnAStaleSagaIsNotStored(StoreStage it) {
        it.stored("a", "b");
        Saga read = it.read("a");
        it.save(it.asleep(read));
        it.save(List.of(it.asleep(read)), it.deed("a", "pause"), it.refusal("b", "skip"));
        it.audit("a", "b");
    }

    void aDeedThatIsStoredAlreadyRefusesEverythingBesideIt(StoreStage it) {
        it.stored("a", "b");
        var deed = it.deed("a", "pause");
        it.save(List.of(it.asleep(it.read("a"))), deed);
        it.save(List.of(it.asleep(it.read("b"))), it.refusal("b", "skip"), deed);
        it.load("b");
        it.audit("a", "b");
    }

    void aStaleSagaCountsBeforeADeedThatIsStoredAlready(StoreStage it) {
        it.stored("a");
        Saga read = it.read("a");
        var deed = it.deed("a", "pause");
        it.save(List.of(it.asleep(read)), deed);
        it.save(List.of(it.asleep(read)), deed);
        it.audit("a");
    }
}
