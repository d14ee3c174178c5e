package io.warren.engine.saga;

import static io.warren.engine.saga.SagaDocument.instant;
import static io.warren.engine.saga.SagaDocument.maybe;
import static io.warren.engine.saga.SagaDocument.micros;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One step in a {@link SagaDocument}. Most are done at their first attempt, and begun when the one before was done: of
 * those only what is new is written, since each outcome writes the whole document.
 *
 * @param f its doing
 * @param b its undoing
 * @param p its doing in the short form, in the place of {@code f}
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record StepDocument(
        @Nullable LegDoc f, @Nullable LegDoc b, @Nullable PlainDoc p) {

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record LegDoc(
            LegStatus s,
            int n,
            int g,
            boolean u,
            long st,
            long fi,
            @Nullable String r,
            @Nullable String e,
            int b,
            long si) {}

    /**
     * A first attempt.
     *
     * @param st when it began; absent where that was when the step before was done
     * @param d how long it took, in microseconds
     * @param r what it recorded; absent while it is under way
     */
    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record PlainDoc(long st, long d, @Nullable String r) {}

    static List<StepDocument> of(List<StepLog> logs) {
        var documents = new ArrayList<StepDocument>(logs.size());
        long before = 0;
        for (StepLog log : logs) {
            Leg forward = log.forward();
            boolean plain = forward.equals(plain(forward));
            documents.add(new StepDocument(
                    plain ? null : leg(forward), leg(log.back()), plain ? shortly(forward, before) : null));
            before = micros(forward.finishedAt());
        }
        return documents;
    }

    static List<StepLog> logs(List<StepDocument> documents) {
        var logs = new ArrayList<StepLog>(documents.size());
        long before = 0;
        for (StepDocument it : documents) {
            Leg forward = it.p == null ? leg(it.f) : leg(it.p, before);
            logs.add(new StepLog(forward, leg(it.b)));
            before = micros(forward.finishedAt());
        }
        return logs;
    }

    /** What a leg with these times and this result is when nothing ever went wrong. */
    private static @Nullable Leg plain(Leg leg) {
        Instant began = leg.startedAt();
        Leg running = began == null ? null : Leg.NOT_BEGUN.begun(1, began);
        Instant ended = leg.finishedAt();
        String result = leg.result();
        return running == null || ended == null || result == null ? running : running.done(result, ended);
    }

    private static PlainDoc shortly(Leg leg, long before) {
        long began = micros(leg.startedAt());
        long took = leg.finishedAt() == null ? 0 : micros(leg.finishedAt()) - began;
        return new PlainDoc(began == before ? 0 : began, took, leg.result());
    }

    private static Leg leg(PlainDoc doc, long before) {
        long began = doc.st() == 0 ? before : doc.st();
        Leg running = Leg.NOT_BEGUN.begun(1, instant(began));
        return doc.r() == null ? running : running.done(doc.r(), instant(began + doc.d()));
    }

    private static @Nullable LegDoc leg(Leg leg) {
        return leg.equals(Leg.NOT_BEGUN)
                ? null
                : new LegDoc(
                        leg.status(),
                        leg.attempt(),
                        leg.generation(),
                        leg.unsure(),
                        micros(leg.startedAt()),
                        micros(leg.finishedAt()),
                        leg.result(),
                        leg.error(),
                        leg.round().before(),
                        sinceUnlessFirst(leg));
    }

    private static Leg leg(@Nullable LegDoc doc) {
        return doc == null
                ? Leg.NOT_BEGUN
                : new Leg(
                        doc.s(),
                        doc.n(),
                        doc.g(),
                        doc.u(),
                        maybe(doc.st()),
                        maybe(doc.fi()),
                        doc.r(),
                        doc.e(),
                        new Round(doc.b(), maybe(doc.b() == 0 && doc.si() == 0 ? doc.st() : doc.si())));
    }

    /** Most rounds begin when their leg does: that is not written twice. */
    private static long sinceUnlessFirst(Leg leg) {
        boolean first = leg.round().before() == 0 && Objects.equals(leg.round().since(), leg.startedAt());
        return first ? 0 : micros(leg.round().since());
    }
}
