package io.warren.engine.saga;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Objects;
import java.util.stream.IntStream;

/** Sagas that are written again, by one writer or several. */
class SaveScripts {
    void everyWriteRaisesTheVersion(StoreStage it) {
        it.stored("a");
        it.save(it.waking(it.read("a"), 5, true));
        it.save(it.asleep(it.read("a")));
        it.load("a");
    }

    void aWriteThatCameSecondIsStale(StoreStage it) {
        it.stored("a");
        Saga read = it.read("a");
        it.save(it.asleep(read));
        it.save(it.waking(read, 5, false));
        it.load("a");
    }

    void aStaleSagaStopsItsWholeBatch(StoreStage it) {
        it.stored("a", "b", "c");
        Saga a = it.read("a");
        Saga b = it.read("b");
        Saga c = it.read("c");
        it.save(it.asleep(b));
        it.save(it.asleep(a), it.waking(b, 5, false), it.asleep(c));
        it.load("a", "b", "c");
    }

    void aSagaThatWasNeverStoredIsStale(StoreStage it) {
        it.stored("a");
        it.save(it.asleep(it.read("a")), it.newborn("unborn", "unborn").saga());
        it.load("a", "unborn");
    }

    void nothingIsSavedByAnEmptyBatch(StoreStage it) {
        it.save();
    }

    void ofWritersThatRaceOneWins(StoreStage it) {
        it.stored("a", "b");
        Saga[] sagas = {it.asleep(it.read("a")), it.asleep(it.read("b"))};
        Saga[] turned = {sagas[1], sagas[0]};
        it.saw(
                it
                        .together(IntStream.range(0, 6)
                                .mapToObj(i -> it.saving(i % 2 == 0 ? sagas : turned))
                                .toList())
                        .stream()
                        .sorted()
                        .toList());
        it.load("a", "b");
    }

    void aSagaIsReadAsItWasWritten(StoreStage it) {
        it.stored("a");
        Saga written = it.waking(it.read("a"), 7, true);
        it.save(written);
        Saga read = it.read("a");
        it.saw(read.state().equals(written.state()));
        it.saw(read.ref().equals(written.ref()));
        it.saw(Instant.EPOCH.plus(Duration.between(it.at(0), Objects.requireNonNull(read.wakeAt()))));
        it.saw(read.createdAt() + " " + read.updatedAt());
    }

    void aSagaThatWasReroutedIsReadOnItsNewRoute(StoreStage it) {
        it.stored("a");
        Saga a = it.read("a");
        var state = a.state().on(new Route("apac", "economy"));
        it.save(a.moved(state, a.step(), a.updatedAt(), null));
        it.load("a");
        it.saw(it.read("a").ref().priority());
        it.saw(Collections.singletonList(it.read("a").state().route()));
    }

    void aSagaThatIsTwiceInABatchIsStale(StoreStage it) {
        it.stored("a");
        it.save(it.asleep(it.read("a")), it.waking(it.read("a"), 5, false));
        it.load("a");
    }

    void whoComesBeforeTheOthersCommitIsStale(StoreStage it) {
        it.stored("a", "b");
        Saga read = it.read("a");
        it.overlapping(it.saving(it.asleep(read)), it.saving(it.asleep(it.read("b")), it.waking(read, 5, false)));
        it.load("a", "b");
    }

    void writersOfDifferentSagasDoNotDisturbEachOther(StoreStage it) {
        it.stored("a", "b");
        it.overlapping(it.saving(it.asleep(it.read("a"))), it.saving(it.asleep(it.read("b"))));
        it.load("a", "b");
    }

    void timesAreKeptToTheMicrosecond(StoreStage it) {
        for (int nanos : new int[] {1_499, 1_500, 1_501, 2_500, 999_999_500}) {
            it.insert(it.bornAfter("after " + nanos, nanos));
            Saga read = it.read("after " + nanos);
            it.saw(read.createdAt() + " " + read.updatedAt() + " " + read.wakeAt());
        }
    }

    void whatIsOverIsKeptWithItsPayload(StoreStage it) {
        it.stored("a");
        it.save(it.after(it.read("a"), new Verb.Terminate()));
        it.load("a");
        it.payloads("a");
        it.insert(it.newborn("b", "a"));
    }
}
