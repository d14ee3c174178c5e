package io.warren.engine.operation;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One item of a job in the database. */
@Entity
@Table(name = "job_item")
@IdClass(JobItemRow.Key.class)
class JobItemRow {
    @Id
    UUID jobId;

    @Id
    int ordinal;

    String item;

    @Enumerated(EnumType.STRING)
    ItemState state;

    /** The step of the ramp that it was sent in. */
    @Nullable
    Integer ramp;

    @Nullable
    String detail;

    @Nullable
    Instant sentAt;

    @Nullable
    Instant judgedAt;

    /** A job, and a place in its selection. */
    record Key(UUID jobId, int ordinal) {}

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    JobItemRow() {}

    static JobItemRow waiting(UUID job, int ordinal, String item) {
        var row = new JobItemRow();
        row.jobId = job;
        row.ordinal = ordinal;
        row.item = item;
        row.state = ItemState.WAITING;
        return row;
    }

    void send(int ramp, Instant now) {
        this.ramp = ramp;
        state = ItemState.SENT;
        sentAt = now;
    }

    /** Writes the verdict down, where there is one. */
    void settle(Result result, Instant now) {
        switch (result) {
            case Result.Done it -> settle(ItemState.DONE, it.detail(), now);
            case Result.Failed it -> settle(ItemState.FAILED, it.why(), now);
            case Result.Skipped it -> settle(ItemState.SKIPPED, it.why(), now);
            case Result.Later ignored -> state = ItemState.WAITING;
            case Result.Pending ignored -> {}
        }
    }

    private void settle(ItemState verdict, String why, Instant now) {
        state = verdict;
        detail = Clip.text(why, 1000);
        judgedAt = now;
    }
}
