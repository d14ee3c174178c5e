package io.warren.engine.saga;

import java.util.List;

/** Writes whose connection is cut at the commit, or that wait too long for somebody else. */
class TroubleScripts {
    void aBatchWhoseCommitIsLostIsNotStored(StoreStage it) {
        it.struckBy(Peril.COMMIT_LOST, it.inserting(it.newborn("a", "a"), it.newborn("b", "b")));
        it.load("a", "b");
        it.insert(it.newborn("c", "a"), it.newborn("d", "d"));
    }

    void aBatchWhoseCommitIsNotAnsweredIsStoredAndKnown(StoreStage it) {
        it.struckBy(Peril.COMMIT_UNKNOWN, it.inserting(it.newborn("a", "a"), it.newborn("b", "b")));
        it.load("a", "b");
        it.payloads("a");
        it.insert(it.newborn("c", "a"), it.newborn("d", "d"));
    }

    void aWriteWhoseCommitIsLostIsNotDone(StoreStage it) {
        it.stored("a", "b");
        Saga[] both = {it.asleep(it.read("a")), it.asleep(it.read("b"))};
        it.struckBy(Peril.COMMIT_LOST, it.saving(both));
        it.load("a", "b");
        it.save(both);
        it.load("a", "b");
    }

    void aWriteWhoseCommitIsNotAnsweredIsDone(StoreStage it) {
        it.stored("a", "b");
        Saga[] both = {it.asleep(it.read("a")), it.asleep(it.read("b"))};
        it.struckBy(Peril.COMMIT_UNKNOWN, it.saving(both));
        it.load("a", "b");
        it.save(both);
        it.load("a", "b");
    }

    void aDeedIsLostWithTheCommit(StoreStage it) {
        it.stored("a");
        var changed = List.of(it.asleep(it.read("a")));
        it.struckBy(Peril.COMMIT_LOST, it.saving(changed, it.deed("a", "pause")));
        it.load("a");
        it.audit("a");
        it.save(changed, it.deed("a", "resume"));
        it.audit("a");
    }

    void aDeedIsStoredWithACommitThatIsNotAnswered(StoreStage it) {
        it.stored("a");
        var changed = List.of(it.asleep(it.read("a")));
        var deed = it.deed("a", "pause");
        it.struckBy(Peril.COMMIT_UNKNOWN, it.saving(changed, deed));
        it.load("a");
        it.audit("a");
        it.save(changed, deed);
        it.save(List.of(), deed);
        it.audit("a");
    }

    void whoWaitsTooLongForAnotherWritesNothing(StoreStage it) {
        it.stored("a", "b");
        var both = List.of(it.asleep(it.read("a")), it.asleep(it.read("b")));
        it.struckBy(Peril.LOCK_TIMEOUT, it.saving(both, it.deed("a", "pause")));
        it.load("a", "b");
        it.audit("a");
        it.save(both, it.deed("a", "pause"));
        it.load("a", "b");
        it.audit("a");
    }
}
