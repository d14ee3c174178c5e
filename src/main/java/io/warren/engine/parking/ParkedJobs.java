package io.warren.engine.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.warren.engine.operation.JobView;
import io.warren.engine.operation.Jobs;
import io.warren.engine.operation.Limits;
import io.warren.engine.operation.NewJob;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What a person may do with many parked messages: a job over those that the filter selects now. */
@Component
public class ParkedJobs {
    private static final JsonMapper JSON = JsonMapper.builder()
            .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
            .build();

    /** A change of status does no harm to anybody else. */
    private static final double QUICK = 1_000;

    private final Parked parked;
    private final Jobs jobs;
    private final Destination destination;

    /** Verbs for many. */
    public enum Verb {
        REPLAY(ReplayMany.NAME, ParkedStatus.PARKED),
        DISCARD(ParkingConfiguration.DISCARD, ParkedStatus.PARKED),
        RESTORE(ParkingConfiguration.RESTORE, ParkedStatus.DISCARDED);

        private final String kind;
        private final ParkedStatus from;

        Verb(String kind, ParkedStatus from) {
            this.kind = kind;
            this.from = from;
        }
    }

    /**
     * Who asks, why, and how fast it may go.
     *
     * @param rate items per second; none for what is usual
     * @param stopAt the share of failures above which it stops; none for what is usual
     */
    public record Order(
            String who,
            @Nullable String reason,
            @Nullable Double rate,
            @Nullable Double stopAt) {}

    ParkedJobs(Parked parked, Jobs jobs, Destination destination) {
        this.parked = parked;
        this.jobs = jobs;
        this.destination = destination;
    }

    /** How many it would be. */
    public long count(Verb verb, ParkedFilter filter) {
        return parked.count(filter.in(verb.from));
    }

    /**
     * Begins.
     *
     * @throws IllegalArgumentException with a clause that says what is wrong with the order or the redirect
     */
    public JobView start(Verb verb, ParkedFilter filter, Replay how, Order order) {
        boolean replay = verb == Verb.REPLAY;
        var limits = Limits.of(order.rate() == null && !replay ? Double.valueOf(QUICK) : order.rate(), order.stopAt());
        if (replay) {
            destination.check(how.redirect());
        }
        var params = replay ? JSON.valueToTree(how) : JSON.createObjectNode();
        var ids = parked.ids(filter.in(verb.from)).stream().map(UUID::toString).toList();
        String title =
                "%s of parked messages (%s)".formatted(verb.name().toLowerCase(java.util.Locale.ROOT), filter.words());
        return jobs.create(new NewJob(verb.kind, title, order.who(), order.reason(), params, limits), ids);
    }
}
