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
    private final SagaQueries queries;
    private final Clock clock;

    Sagas(ObjectProvider<SagaLoops> loops, SagaQueries queries, Clock clock) {
        this.loops = loops;
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

    /** A page of sagas, newest first. */
    public List<SagaSummary> list(SagaFilter filter) {
        return queries.list(filter);
    }

    /** How many there are, counted. */
    public List<SagaCount> counts() {
        return queries.counts();
    }

    /** How many have not ended. */
    public long open() {
        return queries.open();
    }

    /** Where these are on their road; those that are not known are absent. */
    public Map<UUID, Whereabouts> whereabouts(Collection<UUID> sagas) {
        return queries.whereabouts(sagas);
    }

    /** What should have gone on and has not. */
    public SagaLag lag() {
        return queries.lag(clock.instant());
    }

    /**
     * Asks that of a saga.
     *
     * @param by who asks
     * @param why kept in its history
     */
    public Verdict ask(UUID saga, Verb verb, String by, @Nullable String why) {
        var wish = new SagaEvent.Wish(clock.instant(), verb, by, why);
        Decision decision =
                loops().happen(saga, wish).orTimeout(10, TimeUnit.SECONDS).join();
        return switch (decision) {
            case Decision.Denied denied -> new Verdict(false, denied.why());
            case Decision.Ignored ignored -> new Verdict(true, ignored.why());
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
