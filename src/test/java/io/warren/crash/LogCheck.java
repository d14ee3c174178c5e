package io.warren.crash;

import io.warren.crash.Evidence.Told;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the log of events tells of each order, against what the order came to. */
final class LogCheck {
    private static final Map<String, String> LAST =
            Map.of("COMPLETED", "OrderCompleted", "COMPENSATED", "OrderCompensated", "CANCELLED", "OrderCancelled");

    private final List<Violation> found = new ArrayList<>();

    private final Duration skew;

    private LogCheck(Duration skew) {
        this.skew = skew;
    }

    static List<Violation> check(Evidence evidence) {
        var check = new LogCheck(evidence.skew());
        var told = evidence.told().stream()
                .collect(Collectors.groupingBy(Told::orderId, LinkedHashMap::new, Collectors.toList()));
        for (Evidence.SagaSeen saga : evidence.sagas()) {
            check.life(saga, told.getOrDefault(saga.orderId(), List.of()));
            told.remove(saga.orderId());
        }
        told.keySet()
                .forEach(it -> check.found.add(
                        new Violation(Invariant.NO_INVENTION, it, "the log tells of an order that nobody knows")));
        return check.found;
    }

    private void violated(Evidence.SagaSeen saga, String sentence, Object... words) {
        found.add(new Violation(Invariant.MONOTONE_HISTORY, saga.key(), sentence.formatted(words)));
    }

    private void life(Evidence.SagaSeen saga, List<Told> its) {
        var byNumber = new TreeMap<Integer, Told>();
        for (Told it : its) {
            Told before = byNumber.putIfAbsent(it.number(), it);
            if (before != null && !before.type().equals(it.type())) {
                violated(saga, "number %d was told as %s and as %s", it.number(), before.type(), it.type());
            }
        }
        var wanted = IntStream.rangeClosed(1, byNumber.size()).boxed().toList();
        if (byNumber.isEmpty() || !List.copyOf(byNumber.keySet()).equals(wanted)) {
            violated(saga, "the log has of it %s", byNumber.keySet());
            return;
        }
        if (!byNumber.firstEntry().getValue().type().equals("OrderCreated")) {
            violated(saga, "its first event is %s", byNumber.firstEntry().getValue());
        }
        String last = byNumber.lastEntry().getValue().type();
        if (saga.over() && !last.equals(LAST.getOrDefault(saga.status(), ""))) {
            violated(saga, "it is %s, and its last event %s", saga.status(), last);
        }
        times(saga, List.copyOf(byNumber.values()));
        firsts(saga, its);
    }

    private void times(Evidence.SagaSeen saga, List<Told> life) {
        for (int i = 1; i < life.size(); i++) {
            if (life.get(i).at().plus(skew).isBefore(life.get(i - 1).at())) {
                violated(saga, "time runs backwards: %s", life);
            }
        }
    }

    /** An event may be told again, but for the first time only after the one before it. */
    private void firsts(Evidence.SagaSeen saga, List<Told> its) {
        int latest = 0;
        for (Told it : its) {
            if (it.number() > latest + 1) {
                violated(saga, "number %d was told before number %d", it.number(), latest + 1);
            }
            latest = Math.max(latest, it.number());
        }
    }
}
