package io.warren.crash;

import io.warren.crash.Evidence.SagaSeen;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Compares what all sides have seen. It asks nobody: everything it knows is in the evidence. */
final class Checker {
    private static final long LONGEST_ANSWER_MS = 40_000;

    private final Evidence evidence;
    private final Map<String, Story> stories;
    private final List<Violation> found = new ArrayList<>();

    private Checker(Evidence evidence) {
        this.evidence = evidence;
        this.stories = evidence.stories();
    }

    static List<Violation> check(Evidence evidence) {
        var checker = new Checker(evidence);
        checker.intake();
        checker.figures();
        evidence.sagas().forEach(checker::saga);
        checker.found.addAll(EffectCheck.check(evidence));
        checker.found.addAll(LogCheck.check(evidence));
        checker.broker();
        evidence.journal().forEach(checker::answer);
        return List.copyOf(checker.found);
    }

    private void violated(Invariant invariant, String subject, String sentence, Object... words) {
        found.add(new Violation(invariant, subject, sentence.formatted(words)));
    }

    private void intake() {
        var byId = evidence.sagas().stream().collect(Collectors.toMap(SagaSeen::orderId, it -> it, (a, b) -> a));
        for (Journal.Line line : evidence.journal()) {
            if (line.accepted()) {
                durable(line, byId.get(line.orderId()));
            }
        }
        var keys = evidence.sagas().stream()
                .collect(Collectors.groupingBy(SagaSeen::key, TreeMap::new, Collectors.counting()));
        keys.forEach((key, orders) -> {
            if (orders > 1) {
                violated(Invariant.IDEMPOTENT_INTAKE, key, "%d orders were made of it", orders);
            }
        });
        answersAgree();
    }

    private void durable(Journal.Line line, @Nullable SagaSeen saga) {
        if (saga == null) {
            violated(Invariant.DURABILITY, line.key(), "it was accepted as %s, which is gone", line.orderId());
        } else if (!saga.mark().equals(line.key())) {
            violated(Invariant.DURABILITY, line.key(), "its order holds what '%s' has sent", saga.mark());
        }
    }

    private void answersAgree() {
        evidence.journal().stream()
                .filter(Journal.Line::accepted)
                .collect(Collectors.groupingBy(
                        Journal.Line::key, TreeMap::new, Collectors.mapping(Journal.Line::orderId, Collectors.toSet())))
                .forEach((key, ids) -> {
                    if (ids.size() > 1) {
                        violated(Invariant.IDEMPOTENT_INTAKE, key, "the customer heard of several orders: %s", ids);
                    }
                });
    }

    private void figures() {
        var stats = new TreeMap<>(evidence.stats());
        long accepted = stats.getOrDefault("accepted", 0L);
        stats.remove("accepted");
        long sum = stats.values().stream().mapToLong(it -> it).sum();
        if (accepted != sum || accepted != evidence.sagas().size()) {
            violated(
                    Invariant.CONSERVATION,
                    "stats",
                    "accepted %d, the sum of the others %d, in the database %d",
                    accepted,
                    sum,
                    evidence.sagas().size());
        }
    }

    private void saga(SagaSeen saga) {
        Story story = stories.get(saga.key());
        if (story == null) {
            violated(Invariant.NO_INVENTION, saga.mark(), "nobody asked for order %s", saga.orderId());
            return;
        }
        if (!saga.over() || saga.incident()) {
            violated(Invariant.CONSERVATION, saga.key(), "it has not ended: %s", saga);
        } else if (!saga.status().equals(story.end())) {
            violated(Invariant.CONSERVATION, saga.key(), "it ended %s, not %s", saga.status(), story.end());
        }
        if (!saga.dispatched()) {
            violated(Invariant.NO_ORPHANS, saga.key(), "what follows from its state was never sent");
        }
        viewed(saga, evidence.views().get(saga.orderId()));
    }

    private void viewed(SagaSeen saga, Evidence.@Nullable View view) {
        if (view == null) {
            violated(Invariant.DURABILITY, saga.key(), "Warren does not show it");
        } else if (!view.status().equals(saga.status())) {
            violated(Invariant.DURABILITY, saga.key(), "shown as %s, stored as %s", view.status(), saga.status());
        }
    }

    private void broker() {
        for (Evidence.Queue queue : evidence.queues()) {
            if (queue.ready() + queue.unacknowledged() > 0) {
                violated(Invariant.NO_ORPHANS, queue.name(), "%s", queue);
            }
        }
        long dropped = evidence.counters().values().stream().mapToLong(it -> it).sum();
        if (dropped != evidence.parked().size()) {
            violated(
                    Invariant.NOTHING_SILENT,
                    "broker",
                    "it counts %s, and on record are %s",
                    evidence.counters(),
                    evidence.parked());
        }
    }

    private void answer(Journal.Line line) {
        boolean told = line.accepted()
                || line.status().equals(Journal.UNKNOWN)
                || line.status().equals("503") && line.retryAfter();
        if (!told) {
            violated(Invariant.ERRORS_TOLD, line.key(), "it was answered %s", line);
        }
        if (line.millis() > LONGEST_ANSWER_MS) {
            violated(Invariant.ERRORS_TOLD, line.key(), "it was left waiting: %s", line);
        }
    }
}
