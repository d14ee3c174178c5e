package io.warren.engine.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A job, as it is shown.
 *
 * @param sentence how it stands, in words
 * @param rate items per second
 * @param stopAt the share of failures above which it stops
 * @param ramp which step it is at, from 1; counts on when a stopped job is resumed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobView(
        UUID id,
        String kind,
        String title,
        String who,
        @Nullable String reason,
        @JsonRawValue String params,
        JobState state,
        String sentence,
        double rate,
        double stopAt,
        int ramp,
        Counts counts,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant endedAt) {

    /** Items by state; they add up to the total. */
    public record Counts(int total, int waiting, int sent, int done, int failed, int skipped) {}

    static JobView of(JobRow it) {
        return new JobView(
                it.id,
                it.kind,
                it.title,
                it.who,
                it.reason,
                it.params,
                it.state,
                it.sentence,
                it.rate,
                it.stopAt,
                it.ramp + 1,
                counts(it),
                it.createdAt,
                it.updatedAt,
                it.endedAt);
    }

    private static Counts counts(JobRow it) {
        int judged = it.done + it.failed + it.skipped;
        return new Counts(it.total, it.total - it.sent, it.sent - judged, it.done, it.failed, it.skipped);
    }
}
