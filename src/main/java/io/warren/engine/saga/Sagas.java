package io.warren.engine.saga;

import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The face of this room: begin a saga, see how it stands, ask something of it. */
@Component
public class Sagas {
    private final ObjectProvider<SagaLoops> loops;
    private final ObjectProvider<LostCommands> lost;
    private final SagaQueries queries;
    private final Clock clock;

    Sagas(ObjectProvider<SagaLoops> loops, ObjectProvider<LostCommands> lost, SagaQueries queries, Clock clock) {
        this.loops = loops;
        this.lost = lost;
        this.queries = queries;
        this.clock = clock;
    }

    /** An id that sorts by time. */
    public UUID newId() {
        return UuidVersion7Strategy.INSTANCE.generateUuid(null);
    }

    /**
     * Begins a saga. The answer comes when it is stored, durably, or was found to be known.
     *
     * @return completed exceptionally with {@link StoreUnavailable} where the database did not answer
     * @throws TooManyWaiting where more wait to be stored than is sensible; nothing was stored
     */
    public CompletableFuture<Started> begin(Beginning beginning) {
        var answer = new CompletableFuture<Started>();
        if (!loops().begin(new Begin.Request(beginning, answer))) {
            throw new TooManyWaiting();
        }
        return answer;
    }

    /** How the saga of that business key stands. */
    public Optional<SagaDetail> find(String businessKey) {
        return queries.find(businessKey);
    }

    /** Whether something was accepted under the one key or the other before. */
    public boolean known(@Nullable String businessKey, @Nullable String requestKey) {
        return queries.known(businessKey, requestKey);
    }

    /** A page of sagas, newest first. */
    public List<SagaSummary> list(SagaFilter filter) {
        return queries.list(filter);
    }

    /** How many there are, counted. */
    public List<SagaCount> counts() {
        return queries.counts();
    }

    /** How many of those that have not ended, counted. */
    public List<SagaCount> openCounts() {
        return queries.openCounts();
    }

    /** How many have not ended. */
    public long open() {
        return queries.open();
    }

    /** Commands that were lost of late and sent again, in sentences by lane. */
    public List<String> losses() {
        return lost.stream().flatMap(it -> it.told(clock.instant()).stream()).toList();
    }

    /** Where these are on their road; those that are not known are absent. */
    public Map<UUID, Whereabouts> whereabouts(Collection<UUID> sagas) {
        return queries.whereabouts(sagas);
    }

    /** The participant that does that step of that saga; none where the one or the other is not known. */
    public Optional<String> participantOf(UUID saga, String step) {
        return queries.participantOf(saga, step);
    }

    /** What should have gone on and has not. */
    public SagaLag lag() {
        return queries.lag(clock.instant());
    }

    /** The business keys of all that match, oldest first; where no status is asked for, of those that have not ended. */
    public List<String> select(SagaFilter filter) {
        return queries.select(filter);
    }

    /** How many such a selection has, counted; limit and page do not narrow it. */
    public long count(SagaFilter filter) {
        return queries.count(filter);
    }

    /** What is out, by where it went: how much, and since when the oldest has not moved. Incidents are left out. */
    public List<SagaWait> waits() {
        return queries.waits();
    }

    /** What would be said to that wish now, were it asked; nothing is changed, and a moment later it may be another answer. */
    public Optional<Verdict> would(UUID saga, Verb verb) {
        return queries.saga(saga)
                .flatMap(found -> queries.decider(found).map(decider -> {
                    var wish = new SagaEvent.Wish(clock.instant(), verb, "", "somebody wonders");
                    return verdict(decider.decide(found.state(), wish));
                }));
    }

    /** The ids of the sagas that have these business keys. */
    public Map<String, UUID> ids(Collection<String> businessKeys) {
        return queries.ids(businessKeys);
    }

    /**
     * Asks that of a saga; the answer comes when it is stored.
     *
     * @param by who asks
     * @param why kept in its history
     */
    public CompletableFuture<Verdict> ask(UUID saga, Verb verb, String by, @Nullable String why) {
        var wish = new SagaEvent.Wish(clock.instant(), verb, by, why);
        return loops().happen(saga, wish).orTimeout(10, TimeUnit.SECONDS).thenApply(Sagas::verdict);
    }

    private static Verdict verdict(Decision decision) {
        return switch (decision) {
            case Decision.Denied denied -> new Verdict(false, denied.why());
            case Decision.Ignored ignored -> new Verdict(true, ignored.why());
            case Decision.Disowned no -> new Verdict(false, no.why());
            case Decision.Moved ignored -> new Verdict(true, "accepted");
            case Decision.Repeat ignored -> new Verdict(true, "accepted");
        };
    }

    private SagaLoops loops() {
        return loops.getObject();
    }

    /** What was said to a person's wish. */
    public record Verdict(boolean accepted, String why) {}

    /** More sagas wait to be stored than is sensible; nothing was stored. */
    public static final class TooManyWaiting extends RuntimeException {
        TooManyWaiting() {
            super("More orders wait to be stored than the database keeps up with. Nothing was stored; try again.");
        }
    }
}
