package io.warren.engine.operation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Takes every open job one move further; single-threaded. */
@Component
class JobWorker {
    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration BETWEEN_VERDICTS = Duration.ofMillis(200);

    private final JobLedger ledger;
    private final Map<String, JobKind> kinds;
    private final Clock clock;
    private final UUID me = UUID.randomUUID();
    private final Map<UUID, Hand> hands = new HashMap<>();
    private volatile int open;

    /** What this instance remembers of a job between two ticks. */
    private static final class Hand {
        private final Pace pace;
        private Instant verdictsAt;

        Hand(double rate, Instant now) {
            this.pace = new Pace(rate, now);
            this.verdictsAt = now;
        }

        /** Whether to ask for verdicts now. */
        boolean due(Instant now) {
            if (now.isBefore(verdictsAt)) {
                return false;
            }
            verdictsAt = now.plus(BETWEEN_VERDICTS);
            return true;
        }
    }

    JobWorker(JobLedger ledger, List<JobKind> kinds, Clock clock) {
        this.ledger = ledger;
        this.kinds = kinds.stream().collect(Collectors.toMap(JobKind::name, Function.identity()));
        this.clock = clock;
    }

    /** How many jobs were open when last looked. */
    int open() {
        return open;
    }

    /** Whether there is a job that goes on. */
    boolean tick() {
        var jobs = ledger.open();
        open = jobs.size();
        hands.keySet().retainAll(jobs.stream().map(it -> it.id).toList());
        for (JobRow job : jobs) {
            try {
                work(job, clock.instant());
            } catch (RuntimeException e) {
                LOG.warn("job={}: a move failed and is tried again. {}", job.id, e.toString());
            }
        }
        return !jobs.isEmpty();
    }

    void stop() {
        ledger.release(me);
    }

    private void work(JobRow job, Instant now) {
        JobKind kind = kinds.get(job.kind);
        if (kind == null || !leased(job, now)) {
            return;
        }
        var hand = hands.computeIfAbsent(job.id, id -> new Hand(job.rate, now));
        JobRow fresh =
                hand.due(now) && judge(job, kind, now) ? ledger.find(job.id).orElse(job) : job;
        if (fresh.state == JobState.RUNNING) {
            move(fresh, kind, hand, now);
        }
    }

    private boolean leased(JobRow job, Instant now) {
        boolean mine = me.equals(job.leaseOwner)
                && job.leaseUntil != null
                && job.leaseUntil.isAfter(now.plus(LEASE.dividedBy(2)));
        return mine || ledger.lease(job.id, me, now, now.plus(LEASE));
    }

    /** Whether any of those that were sent have their verdict now. */
    private boolean judge(JobRow job, JobKind kind, Instant now) {
        Instant tooLate = now.minus(kind.patience());
        Map<Boolean, List<JobItemRow>> sent =
                ledger.sent(job.id).stream().collect(Collectors.partitioningBy(it -> sentBy(it, tooLate)));
        boolean young = judge(job, kind, sent.getOrDefault(false, List.of()), false);
        boolean old = judge(job, kind, sent.getOrDefault(true, List.of()), true);
        return young || old;
    }

    private static boolean sentBy(JobItemRow item, Instant then) {
        return item.sentAt != null && !item.sentAt.isAfter(then);
    }

    private boolean judge(JobRow job, JobKind kind, List<JobItemRow> items, boolean lastCall) {
        if (items.isEmpty()) {
            return false;
        }
        var results = kind.judge(sent(items), errand(job), lastCall).stream()
                .map(it -> lastCall && it instanceof Result.Pending ? new Result.Done("Nothing came back.") : it)
                .toList();
        return settle(job, items, results);
    }

    private void move(JobRow job, JobKind kind, Hand hand, Instant now) {
        var recent = job.failed == 0 ? new Ramp.Recent(0, 0) : ledger.recent(job);
        switch (job.progress(recent).next()) {
            case Ramp.Move.Send it -> send(job, kind, hand, Math.min(it.atMost(), hand.pace.turns(now)));
            case Ramp.Move.Await ignored -> {}
            case Ramp.Move.NextStep ignored -> ledger.nextStep(job, now);
            case Ramp.Move.Stop it -> {
                LOG.warn("job={} kind={}: {}", job.id, job.kind, it.sentence());
                ledger.end(job, JobState.STOPPED, it.sentence(), now);
            }
            case Ramp.Move.Finish ignored -> {
                LOG.info("job={} kind={}: it is done, {} failed.", job.id, job.kind, job.failed);
                ledger.end(job, JobState.DONE, "All have had their turn.", now);
            }
        }
    }

    private void send(JobRow job, JobKind kind, Hand hand, int turns) {
        var items = turns == 0 ? List.<JobItemRow>of() : ledger.take(job, turns, me, clock.instant());
        if (!items.isEmpty()) {
            hand.pace.taken(items.size());
            settle(job, items, kind.perform(ids(items), errand(job)));
        }
    }

    private boolean settle(JobRow job, List<JobItemRow> items, List<Result> results) {
        if (results.size() != items.size()) {
            throw new IllegalStateException("%d results for %d items".formatted(results.size(), items.size()));
        }
        Instant now = clock.instant();
        IntStream.range(0, items.size()).forEach(i -> items.get(i).settle(results.get(i), now));
        var settled = items.stream().filter(it -> it.state != ItemState.SENT).toList();
        if (!settled.isEmpty()) {
            ledger.settle(job, settled, me, now);
        }
        return !settled.isEmpty();
    }

    private static List<String> ids(List<JobItemRow> items) {
        return items.stream().map(it -> it.item).toList();
    }

    private static List<Sent> sent(List<JobItemRow> items) {
        return items.stream()
                .map(it -> new Sent(it.item, Objects.requireNonNull(it.sentAt)))
                .toList();
    }

    private static Errand errand(JobRow job) {
        return new Errand(job.id, job.who, job.reason, JSON.readTree(job.params));
    }
}
