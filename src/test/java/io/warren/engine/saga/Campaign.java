package io.warren.engine.saga;

import io.warren.engine.saga.Simulation.Report;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** Many schedules, one after the other on as many cores as there are. */
final class Campaign {
    private static final int FAILURES_WANTED = 5;

    private final long first;
    private final long end;
    private final AtomicLong next;
    private final List<Report> failures = new ArrayList<>();
    private final Map<Peril, Integer> perils = new EnumMap<>(Peril.class);
    private long happened;
    private long orders;
    private Duration longestCalm = Duration.ZERO;

    private Campaign(long first, long count) {
        this.first = first;
        this.end = first + count;
        this.next = new AtomicLong(first);
    }

    /** Lives through the schedules of these seeds; ends early where several have failed. */
    static Campaign of(long first, long count) throws InterruptedException {
        var campaign = new Campaign(first, count);
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
            threads.add(Thread.ofVirtual().start(campaign::work));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return campaign;
    }

    private void work() {
        for (long seed = next.getAndIncrement(); seed < end && !enough(); seed = next.getAndIncrement()) {
            count(Simulation.run(Schedule.of(seed), false));
        }
    }

    private synchronized boolean enough() {
        return failures.size() >= FAILURES_WANTED;
    }

    private synchronized void count(Report report) {
        happened += report.happened();
        orders += report.schedule().buys().size();
        report.schedule().perils().forEach((peril, times) -> perils.merge(peril, times, Integer::sum));
        longestCalm = report.calm().compareTo(longestCalm) > 0 ? report.calm() : longestCalm;
        if (report.violation() != null) {
            failures.add(report);
        }
    }

    synchronized Optional<Report> firstFailure() {
        return failures.stream().min(Comparator.comparing(it -> it.schedule().seed()));
    }

    synchronized List<Report> failures() {
        return List.copyOf(failures);
    }

    /** In lines that a person can read. */
    synchronized List<String> told() {
        var lines = new ArrayList<String>();
        lines.add(
                "%,d schedules from seed %d on, %,d orders, %,d things happened, %d violations; longest way to rest: %s"
                        .formatted(
                                Math.min(next.get(), end) - first,
                                first,
                                orders,
                                happened,
                                failures.size(),
                                longestCalm));
        perils.forEach((peril, times) -> lines.add("  %,9d times %s".formatted(times, peril)));
        return lines;
    }

    /** A failure as small as it can be made, with its time line. */
    static String explained(Report failure) {
        Report small = Shrinking.of(failure);
        var lines = new ArrayList<String>();
        lines.add("seed %d broke a promise: %s".formatted(failure.schedule().seed(), failure.violation()));
        lines.add("The smallest schedule that breaks it as well:");
        lines.addAll(small.schedule().told());
        lines.add("What happens then:");
        lines.addAll(small.story());
        lines.add("and so: " + small.violation());
        return String.join("\n", lines);
    }
}
