package io.warren.engine.saga;

import java.util.stream.IntStream;

/** New sagas, and requests that came before. */
class InsertScripts {
    void aNewSagaIsStored(StoreStage it) {
        it.insert(it.newborn("a", "a"));
        it.load("a");
    }

    void theSameRequestIsKnown(StoreStage it) {
        it.insert(it.newborn("a", "key"));
        it.insert(it.newborn("b", "key"));
        it.load("a", "b");
    }

    void anotherRequestUnderTheSameKeyIsAConflict(StoreStage it) {
        it.insert(it.newborn("a", "key"));
        it.insert(it.newborn("b", "key", null, "another"));
        it.load("a", "b");
    }

    void aRequestKeyIsKnownUnderAnyName(StoreStage it) {
        it.insert(it.newborn("a", "one", "request", "the same"));
        it.insert(it.newborn("b", "two", "request", "the same"));
        it.insert(it.newborn("c", "three", "request", "another"));
        it.load("a", "b", "c");
    }

    void theRequestKeyCountsBeforeTheBusinessKey(StoreStage it) {
        it.insert(it.newborn("a", "one", "request 1", "the same"), it.newborn("b", "two", "request 2", "the same"));
        it.insert(it.newborn("c", "two", "request 1", "the same"));
        it.insert(it.newborn("d", "two", "request 1", "another"));
    }

    void aBusinessKeyIsKnownWithAnotherRequestKey(StoreStage it) {
        it.insert(it.newborn("a", "one", "request 1", "the same"));
        it.insert(it.newborn("b", "one", "request 2", "the same"));
        it.insert(it.newborn("c", "two", "request 2", "another"));
    }

    void twinsInOneBatchAreOne(StoreStage it) {
        it.insert(it.newborn("a", "key"), it.newborn("b", "key"), it.newborn("c", "key", null, "another"));
        it.load("a", "b", "c");
    }

    void twinsByRequestKeyInOneBatchAreOne(StoreStage it) {
        it.insert(
                it.newborn("a", "one", "request", "the same"),
                it.newborn("b", "two", "request", "the same"),
                it.newborn("c", "three", "request", "another"));
        it.load("a", "b", "c");
    }

    void aBatchIsAnsweredInItsOrder(StoreStage it) {
        it.insert(it.newborn("old", "old"));
        it.insert(it.newborn("a", "a"), it.newborn("b", "old"), it.newborn("c", "c"));
        it.load("a", "b", "c");
    }

    void nothingIsInsertedByAnEmptyBatch(StoreStage it) {
        it.insert();
    }

    void theStatusOfWhatIsKnownIsTheLatest(StoreStage it) {
        it.stored("a");
        it.save(it.waking(it.read("a"), 5, true));
        it.insert(it.newborn("b", "a"));
    }

    void ofTwinsThatRaceOneIsNew(StoreStage it) {
        var twins = IntStream.range(0, 6)
                .mapToObj(i -> it.newborn("twin " + i, "key", "request", "the same"))
                .toList();
        var answers = it.together(twins.stream().map(it::inserting).toList());
        it.saw(answers.stream().map(answer -> answer.split(" ")[0]).sorted().toList());
    }

    void aTwinThatComesBeforeTheOthersCommitIsKnown(StoreStage it) {
        it.overlapping(it.inserting(it.newborn("a", "key")), it.inserting(it.newborn("b", "key")));
        it.load("a", "b");
    }

    void anotherRequestThatComesBeforeTheOthersCommitIsAConflict(StoreStage it) {
        it.overlapping(
                it.inserting(it.newborn("a", "one", "request", "the same")),
                it.inserting(it.newborn("b", "two", "request", "another")));
        it.load("a", "b");
    }

    void aBatchWithATwinThatComesBeforeTheOthersCommitIsStoredWithoutIt(StoreStage it) {
        it.overlapping(
                it.inserting(it.newborn("a", "key")),
                it.inserting(it.newborn("b", "b"), it.newborn("c", "key"), it.newborn("d", "d")));
        it.load("a", "b", "c", "d");
    }

    void aKeyThatWasMadeUpAndIsTakenRefusesTheWholeBatch(StoreStage it) {
        it.stored("a");
        it.insert(it.newborn("b", "b"), it.madeUp(it.newborn("c", "a")));
        it.load("a", "b", "c");
    }
}
