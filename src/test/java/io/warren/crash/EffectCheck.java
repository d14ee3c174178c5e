package io.warren.crash;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the participants wrote down, against what their orders came to. */
final class EffectCheck {
    private static final Duration TWO_CLOCKS = Duration.ofSeconds(2);

    private final Evidence evidence;
    private final List<Violation> found = new ArrayList<>();

    private EffectCheck(Evidence evidence) {
        this.evidence = evidence;
    }

    static List<Violation> check(Evidence evidence) {
        var check = new EffectCheck(evidence);
        check.once();
        check.orders();
        check.books();
        return check.found;
    }

    private void violated(Invariant invariant, String subject, String sentence, Object... words) {
        found.add(new Violation(invariant, subject, sentence.formatted(words)));
    }

    private void once() {
        evidence.effects().stream()
                .collect(Collectors.groupingBy(Effect::effectId, TreeMap::new, Collectors.counting()))
                .forEach((id, times) -> {
                    if (times > 1) {
                        violated(Invariant.EFFECT_ONCE, id, "it was applied %d times", times);
                    }
                });
    }

    private void orders() {
        var effects = evidence.effectsByOrder();
        var stories = evidence.stories();
        var left = new HashMap<>(effects);
        for (Evidence.SagaSeen saga : evidence.sagas()) {
            List<Effect> its = effects.getOrDefault(saga.orderId(), List.of());
            left.remove(saga.orderId());
            order(saga, stories.getOrDefault(saga.key(), Story.THROUGH), its);
        }
        left.forEach((order, its) ->
                violated(Invariant.NO_INVENTION, order, "there are effects of an order that nobody knows: %s", its));
    }

    private void order(Evidence.SagaSeen saga, Story story, List<Effect> its) {
        var done = its.stream()
                .filter(it -> it.applied("do"))
                .sorted(Comparator.comparing(Effect::at))
                .toList();
        Map<String, Long> times =
                done.stream().collect(Collectors.groupingBy(Effect::step, TreeMap::new, Collectors.counting()));
        times.forEach((step, n) -> {
            if (n > 1) {
                violated(Invariant.EFFECT_ONCE, saga.key(), "step %s was done %d times", step, n);
            }
        });
        if (saga.status().equals("COMPLETED")) {
            completed(saga, story, its, times);
        }
        if (saga.status().equals("COMPENSATED")) {
            compensated(saga, done);
        }
        undone(saga, its, done);
    }

    private void completed(Evidence.SagaSeen saga, Story story, List<Effect> its, Map<String, Long> times) {
        for (String step : story.steps()) {
            if (!times.containsKey(step)) {
                violated(Invariant.DONE_MEANS_DONE, saga.key(), "step %s was not done", step);
            }
        }
        if (its.stream().anyMatch(it -> it.applied("undo") || it.undoneBy() != null)) {
            violated(Invariant.DONE_MEANS_DONE, saga.key(), "it is completed, and something of it undone: %s", its);
        }
        var view = evidence.views().get(saga.orderId());
        if (view != null && !view.steps().values().stream().allMatch("DONE"::equals)) {
            violated(Invariant.DONE_MEANS_DONE, saga.key(), "it is completed with steps %s", view.steps());
        }
    }

    private void compensated(Evidence.SagaSeen saga, List<Effect> done) {
        done.stream()
                .filter(it -> it.undoneBy() == null)
                .forEach(it ->
                        violated(Invariant.UNDO_ONLY_WHAT_HAPPENED, saga.key(), "step %s was never undone", it.step()));
    }

    private void undone(Evidence.SagaSeen saga, List<Effect> its, List<Effect> done) {
        var undos = its.stream()
                .filter(it -> it.applied("undo"))
                .sorted(Comparator.comparing(Effect::at))
                .toList();
        var ids = undos.stream().map(Effect::effectId).toList();
        var order = new ArrayList<String>();
        done.forEach(it -> order.addFirst(it.step()));
        var undoneSteps = undos.stream().map(Effect::step).distinct().toList();
        if (undoneSteps.size() < undos.size() && done.size() < undos.size()) {
            violated(Invariant.UNDO_ONLY_WHAT_HAPPENED, saga.key(), "undone more often than done: %s", undos);
        }
        for (Effect it : done) {
            if (it.undoneBy() != null && !ids.contains(it.undoneBy())) {
                violated(Invariant.UNDO_ONLY_WHAT_HAPPENED, saga.key(), "undone by nobody known: %s", it);
            }
        }
        if (!order.containsAll(undoneSteps)) {
            violated(Invariant.UNDO_ONLY_WHAT_HAPPENED, saga.key(), "done %s, undone %s", order, undoneSteps);
        }
        reversed(saga, its, done);
    }

    private void reversed(Evidence.SagaSeen saga, List<Effect> its, List<Effect> done) {
        Map<String, Effect> undos = its.stream()
                .filter(it -> it.applied("undo"))
                .collect(Collectors.toMap(Effect::effectId, it -> it, (a, b) -> a));
        for (Effect first : done) {
            for (Effect second : done) {
                Effect firstUndo = undos.get(String.valueOf(first.undoneBy()));
                Effect secondUndo = undos.get(String.valueOf(second.undoneBy()));
                if (firstUndo != null && secondUndo != null && before(first, second) && before(firstUndo, secondUndo)) {
                    violated(
                            Invariant.REVERSE_ORDER,
                            saga.key(),
                            "%s was done before %s, and undone before it",
                            first.step(),
                            second.step());
                }
            }
        }
    }

    /** Beyond doubt: clocks of two books are not the same. */
    private boolean before(Effect one, Effect other) {
        var doubt = one.book().equals(other.book()) ? evidence.skew() : TWO_CLOCKS;
        return one.at().plus(doubt).isBefore(other.at());
    }

    private void books() {
        long reserved = count("reserve");
        if (evidence.books().sold() != reserved) {
            violated(
                    Invariant.EFFECT_ONCE,
                    "stock",
                    "%d are reserved, %d are gone from the shelf",
                    reserved,
                    evidence.books().sold());
        }
        compare("authorize", evidence.books().authorized());
        compare("ship", evidence.books().shipped());
    }

    private long count(String step) {
        return standing(step).values().stream().mapToLong(it -> it).sum();
    }

    /** What was done of that step and not undone, by order. */
    private Map<String, Long> standing(String step) {
        return evidence.effects().stream()
                .filter(it -> it.step().equals(step) && it.applied("do") && it.undoneBy() == null)
                .collect(Collectors.groupingBy(Effect::orderId, TreeMap::new, Collectors.counting()));
    }

    private void compare(String step, Map<String, Long> books) {
        var ledger = standing(step);
        if (!ledger.equals(books)) {
            var differing = new TreeMap<>(ledger);
            differing.entrySet().removeIf(it -> it.getValue().equals(books.get(it.getKey())));
            violated(
                    Invariant.EFFECT_ONCE,
                    step,
                    "the books differ from the ledger: %d orders against %d, such as %s"
                            .formatted(ledger.size(), books.size(), differing));
        }
    }
}
