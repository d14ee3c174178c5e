package io.warren.engine.operation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** A job in the database. Written by conditional updates only: a person and two instances may reach for it at once. */
@Entity
@Table(name = "job")
class JobRow {
    @Id
    UUID id;

    String kind;

    String title;

    String who;

    @Nullable
    String reason;

    /** JSON. */
    String params;

    @Enumerated(EnumType.STRING)
    JobState state;

    /** How it stands, in words. */
    String sentence;

    double rate;

    double stopAt;

    int total;

    /** Whose turn has come, whatever became of them. */
    int sent;

    int done;

    int failed;

    int skipped;

    /** Which step of the ramp, counted over all rounds. */
    int ramp;

    /** Which step of this round, from 0. */
    int stage;

    int rampSent;

    int rampJudged;

    int rampFailed;

    Instant roundFrom;

    @Nullable
    UUID leaseOwner;

    @Nullable
    Instant leaseUntil;

    Instant createdAt;

    Instant updatedAt;

    @Nullable
    Instant endedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    JobRow() {}

    static JobRow of(NewJob job, int total, Instant now) {
        var row = new JobRow();
        row.id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        row.kind = job.kind();
        row.title = Clip.text(job.title(), 300);
        row.who = Clip.text(job.who(), 100);
        row.reason = Clip.optional(job.reason(), 2000);
        row.params = job.params().toString();
        row.state = JobState.RUNNING;
        row.sentence = "It begins with one.";
        row.rate = job.limits().rate();
        row.stopAt = job.limits().stopAt();
        row.total = total;
        row.roundFrom = now;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    Ramp progress(Ramp.Recent recent) {
        return new Ramp(stage, total - sent, new Ramp.Step(rampSent, rampJudged, rampFailed), recent, stopAt);
    }
}
