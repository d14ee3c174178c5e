package io.warren.crash;

import io.warren.crash.Walk.Result;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What was walked, as a page: the sums per ground, what failed, and every trial. */
final class Report {
    private static final Path PAGE = Path.of("target", "crash-report.md");

    private final long seed;
    private final List<Campaign.Outcome> outcomes;

    Report(long seed, List<Campaign.Outcome> outcomes) {
        this.seed = seed;
        this.outcomes = outcomes;
    }

    /** One trial in one line. */
    static String line(Result it) {
        return "%s: %s, %.1f s".formatted(it.trial(), word(it), it.millis() / 1000.0);
    }

    private static String word(Result it) {
        return it.failure() != null ? "FAILED: " + it.failure() : it.reached() ? "passed" : "not reached";
    }

    /** Everything that failed, on all grounds. */
    List<String> failures() {
        var failures = new ArrayList<String>();
        for (Campaign.Outcome outcome : outcomes) {
            outcome.results().stream()
                    .filter(it -> it.failure() != null)
                    .forEach(it -> failures.add(outcome.ground() + " " + line(it)));
            outcome.violations().forEach(it -> failures.add(outcome.ground() + " " + it));
        }
        return failures;
    }

    void write() {
        try {
            Files.createDirectories(PAGE.toAbsolutePath().getParent());
            Files.writeString(PAGE, page());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String page() {
        var lines = new ArrayList<>(List.of("# Crash sweep", "", "Seed %d.".formatted(seed), ""));
        lines.add("| configuration | RabbitMQ | points | trials | walked | passed | not reached | failed | minutes |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        outcomes.forEach(it -> lines.add(sums(it)));
        lines.addAll(List.of("", "## What failed"));
        lines.addAll(failures().isEmpty() ? List.of("Nothing.") : failures());
        lines.addAll(List.of("", "## Every trial", "| trial |" + heads(), "|---|" + "---|".repeat(outcomes.size())));
        rows().forEach((trial, cells) -> lines.add("| %s | %s |".formatted(trial, String.join(" | ", cells))));
        return String.join("\n", lines) + "\n";
    }

    private static String sums(Campaign.Outcome it) {
        var results = it.results();
        long failed = results.stream().filter(r -> r.failure() != null).count();
        long missed = results.stream()
                .filter(r -> r.failure() == null && !r.reached())
                .count();
        double minutes = results.stream().mapToLong(Result::millis).sum() / 60_000.0;
        return "| %s | %s | %d | %d | %d | %d | %d | %d | %.1f |"
                .formatted(
                        it.ground(),
                        it.version(),
                        it.points(),
                        it.trials(),
                        results.size(),
                        results.size() - failed - missed,
                        missed,
                        failed,
                        minutes);
    }

    private String heads() {
        return String.join(
                "", outcomes.stream().map(it -> " %s |".formatted(it.ground())).toList());
    }

    private Map<String, List<String>> rows() {
        var rows = new TreeMap<String, List<String>>();
        for (int i = 0; i < outcomes.size(); i++) {
            for (Result it : outcomes.get(i).results()) {
                rows.computeIfAbsent(
                                it.trial().toString(),
                                trial -> new ArrayList<>(
                                        List.of("-".repeat(outcomes.size()).split(""))))
                        .set(i, it.failure() != null ? "FAILED" : it.reached() ? seconds(it) : "not reached");
            }
        }
        return rows;
    }

    private static String seconds(Result it) {
        return "%.1f s".formatted(it.millis() / 1000.0);
    }
}
