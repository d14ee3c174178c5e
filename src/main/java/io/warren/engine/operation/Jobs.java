package io.warren.engine.operation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** One verb done to many, carefully: made with a frozen selection, watched, paused, resumed, cancelled. */
@Component
public class Jobs {
    private final JobStore store;
    private final Audit audit;
    private final Clock clock;

    Jobs(JobStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Makes a job, which begins by itself.
     *
     * @param items what it is done to, in this order: at most 200 characters each
     */
    public JobView create(NewJob job, List<String> items) {
        var now = clock.instant();
        var row = JobRow.of(job, items.size(), now);
        var wish = new Wish(job.who(), job.kind(), Target.job(row.id), job.reason());
        var deed = wish.accepted(null, null, "%s: %d items.".formatted(job.title(), items.size()));
        store.insert(row, items, Audit.row(deed, now));
        return JobView.of(row);
    }

    public Optional<JobView> find(UUID id) {
        return store.find(id).map(JobView::of);
    }

    /**
     * A page, newest first.
     *
     * @param after the last one of the page before
     */
    public List<JobView> list(@Nullable UUID after, int limit) {
        return store.list(after, limit).stream().map(JobView::of).toList();
    }

    /**
     * A page of its items, in the order of the selection.
     *
     * @param state none for all
     * @param after the last ordinal of the page before, or 0
     */
    public List<JobItemView> items(UUID job, @Nullable ItemState state, int after, int limit) {
        return store.items(job, state, after, limit).stream()
                .map(JobItemView::of)
                .toList();
    }

    /** Begins no further item; those that are sent still get their verdict. */
    public Deed pause(UUID id, String who, @Nullable String reason) {
        return change(new Wish(who, "pause", Target.job(id), reason), id, JobState.PAUSED, "It is paused.");
    }

    /** Goes on with the items that wait; one that had stopped by itself begins with one again. */
    public Deed resume(UUID id, String who, @Nullable String reason) {
        return change(new Wish(who, "resume", Target.job(id), reason), id, JobState.RUNNING, "It goes on.");
    }

    /** Ends it; what was done stays done. */
    public Deed cancel(UUID id, String who, @Nullable String reason) {
        return change(new Wish(who, "cancel", Target.job(id), reason), id, JobState.CANCELLED, "It is cancelled.");
    }

    private Deed change(Wish wish, UUID id, JobState to, String sentence) {
        JobState before = store.find(id).map(it -> it.state).orElse(null);
        if (before != null && from(to).contains(before)) {
            Deed deed = wish.accepted(before.name(), to.name(), sentence);
            boolean stopped = before == JobState.STOPPED && to == JobState.RUNNING;
            if (store.change(id, List.of(before), to, stopped, Audit.row(deed, clock.instant()))) {
                return deed;
            }
        }
        Deed denied = wish.denied(refusal(wish, before));
        audit.write(denied);
        return denied;
    }

    private static String refusal(Wish wish, @Nullable JobState before) {
        return before == null
                ? "No job has the id %s.".formatted(wish.target().id())
                : "The job is %s, which leaves nothing to %s. Nothing was changed.".formatted(before, wish.verb());
    }

    private static List<JobState> from(JobState to) {
        return switch (to) {
            case PAUSED -> List.of(JobState.RUNNING);
            case RUNNING -> List.of(JobState.PAUSED, JobState.STOPPED);
            case CANCELLED -> List.of(JobState.RUNNING, JobState.PAUSED, JobState.STOPPED);
            case STOPPED, DONE -> List.of();
        };
    }
}
