package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import tools.jackson.databind.json.JsonMapper;

/** What every database has to do for jobs, tick by tick, on a clock of the test's own. */
@SpringBootTest(classes = OperationOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class JobsSuite {
    private static final Duration TICK = Duration.ofMillis(250);

    @Autowired
    private EntityManagerFactory factory;

    private final Whim whim = new Whim();
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");
    private Jobs jobs;
    private JobWorker worker;
    private UUID job = new UUID(0, 0);

    /** The test's own time. */
    private final class TestClock extends Clock {
        @Override
        public Instant instant() {
            return now;
        }

        @Override
        public ZoneOffset getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(java.time.ZoneId zone) {
            return this;
        }
    }

    @BeforeEach
    void begin() {
        jobs = new Jobs(new JobStore(factory), new Audit(factory, new TestClock()), new TestClock());
        worker = worker();
    }

    @AfterEach
    void leaveNothing() {
        jobs.cancel(job, "test", null);
        worker.stop();
    }

    private JobWorker worker() {
        return new JobWorker(new JobLedger(factory), List.of(whim), new TestClock());
    }

    private void make(int items) {
        var limits = Limits.of(400.0, null);
        var made = jobs.create(
                new NewJob(
                        "whim", "A whim", "ada", "for fun", JsonMapper.shared().createObjectNode(), limits),
                IntStream.rangeClosed(1, items).mapToObj(i -> "item-" + i).toList());
        job = made.id();
    }

    private void ticks(int ticks) {
        for (int i = 0; i < ticks; i++) {
            now = now.plus(TICK);
            worker.tick();
        }
    }

    private JobView job() {
        return jobs.find(job).orElseThrow();
    }

    private List<JobItemView> items() {
        return jobs.items(job, null, 0, 1_000);
    }

    @Test
    void allHaveTheirTurnByOneTenHundredAndTheRest() {
        make(150);
        ticks(20);
        assertThat(job().state()).isEqualTo(JobState.DONE);
        assertThat(job().endedAt()).isNotNull();
        assertThat(job().counts()).isEqualTo(new JobView.Counts(150, 0, 0, 150, 0, 0));
        assertThat(whim.performed).hasSize(150).doesNotHaveDuplicates();
        assertThat(items().stream().collect(Collectors.groupingBy(JobItemView::ramp, Collectors.counting())))
                .containsEntry(1, 1L)
                .containsEntry(2, 10L)
                .containsEntry(3, 100L)
                .containsEntry(4, 39L);
    }

    @Test
    void stopsByItselfAndGoesOnFromOneWhenItIsResumed() {
        whim.broken.addAll(List.of("item-3", "item-5"));
        make(40);
        ticks(10);
        assertThat(job().state()).isEqualTo(JobState.STOPPED);
        assertThat(job().sentence()).contains("2 of the 10 in this step failed");
        assertThat(job().counts()).isEqualTo(new JobView.Counts(40, 29, 0, 9, 2, 0));
        assertThat(jobs.items(job, ItemState.FAILED, 0, 10))
                .extracting(JobItemView::item, JobItemView::detail)
                .containsExactly(tuple("item-3", "broken"), tuple("item-5", "broken"));

        assertThat(jobs.resume(job, "ada", "mended").accepted()).isTrue();
        ticks(10);
        assertThat(job().state()).isEqualTo(JobState.DONE);
        assertThat(job().counts()).isEqualTo(new JobView.Counts(40, 0, 0, 38, 2, 0));
        assertThat(whim.performed).doesNotHaveDuplicates();
        assertThat(items().stream().filter(it -> Integer.valueOf(3).equals(it.ramp())))
                .hasSize(1);
    }

    @Test
    void aPausedJobBeginsNothingAndLosesNoVerdict() {
        whim.usual = new Result.Pending();
        make(5);
        ticks(2);
        assertThat(job().counts().sent()).isEqualTo(1);
        assertThat(jobs.pause(job, "ada", "lunch").accepted()).isTrue();
        whim.verdicts.put("item-1", new Result.Failed("no"));
        ticks(3);
        assertThat(job().counts()).isEqualTo(new JobView.Counts(5, 4, 0, 0, 1, 0));
        assertThat(whim.performed).hasSize(1);
        assertThat(jobs.pause(job, "ada", null).sentence()).contains("The job is PAUSED");
    }

    @Test
    void whatHasNoVerdictInTimeCountsAsDone() {
        whim.usual = new Result.Pending();
        make(1);
        ticks(10);
        assertThat(job().counts().sent()).isEqualTo(1);
        ticks(15);
        assertThat(job().counts().done()).isEqualTo(1);
        assertThat(items().getFirst().detail()).isEqualTo("Nothing came back.");
        assertThat(job().state()).isEqualTo(JobState.DONE);
    }

    @Test
    void whatAKilledProcessLeftBehindIsJudgedAndNotDoneAgain() {
        make(30);
        ticks(2);
        whim.dies = true;
        ticks(1);
        assertThat(job().counts().sent()).isEqualTo(10);
        whim.dies = false;
        for (int i = 2; i <= 11; i++) {
            whim.verdicts.put("item-" + i, i == 7 ? new Result.Later() : new Result.Done("it had been sent"));
        }
        now = now.plusSeconds(60);
        worker = worker();
        ticks(20);
        assertThat(job().state()).isEqualTo(JobState.DONE);
        assertThat(job().counts().done()).isEqualTo(30);
        var times = whim.performed.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        assertThat(times)
                .containsEntry("item-7", 2L)
                .containsEntry("item-6", 1L)
                .hasSize(30);
        assertThat(whim.performed).hasSize(31);
    }

    @Test
    void twoInstancesNeverWorkOnTheSameJob() {
        make(500);
        var other = worker();
        for (int i = 0; i < 60; i++) {
            now = now.plus(TICK);
            (i % 2 == 0 ? worker : other).tick();
        }
        other.stop();
        assertThat(job().state()).isEqualTo(JobState.DONE);
        assertThat(whim.performed).hasSize(500).doesNotHaveDuplicates();
    }

    @Test
    void anInstanceThatComesToItsSensesAfterItsLeaseWritesNothing() {
        make(30);
        ticks(2);
        var ledger = new JobLedger(factory);
        var seen = ledger.find(job).orElseThrow();
        worker.stop();
        var other = worker();
        other.tick();
        assertThat(ledger.take(seen, 5, UUID.randomUUID(), now)).isEmpty();
        other.stop();
    }

    @Test
    void everyVerbOnAJobIsWrittenDown() {
        make(3);
        jobs.pause(job, "bob", "wait");
        jobs.resume(job, "bob", "go");
        jobs.cancel(job, "eve", "enough");
        jobs.resume(job, "eve", null);
        var audit = new Audit(factory, new TestClock());
        assertThat(audit.list(new AuditFilter(job.toString(), "job", null, null), null, 10))
                .extracting(AuditLine::verb, AuditLine::who, AuditLine::outcome)
                .containsExactly(
                        tuple("resume", "eve", "denied"),
                        tuple("cancel", "eve", "accepted"),
                        tuple("resume", "bob", "accepted"),
                        tuple("pause", "bob", "accepted"),
                        tuple("whim", "ada", "accepted"));
        ticks(5);
        assertThat(whim.performed).isEmpty();
        assertThat(job().state()).isEqualTo(JobState.CANCELLED);
    }
}
