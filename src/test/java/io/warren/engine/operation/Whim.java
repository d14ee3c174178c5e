package io.warren.engine.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A kind of job that does what a test tells it to. */
class Whim implements JobKind {
    final List<String> performed = new ArrayList<>();
    final Map<String, Result> verdicts = new HashMap<>();
    final Set<String> broken = new HashSet<>();
    Result usual = new Result.Done("done");

    /** Whether it ends like a killed process before anything is written down. */
    boolean dies;

    @Override
    public String name() {
        return "whim";
    }

    @Override
    public List<Result> perform(List<String> items, Errand errand) {
        performed.addAll(items);
        if (dies) {
            throw new IllegalStateException("killed");
        }
        return items.stream().map(this::result).toList();
    }

    @Override
    public List<Result> judge(List<Sent> items, Errand errand, boolean lastCall) {
        return items.stream()
                .map(it -> verdicts.getOrDefault(it.item(), new Result.Pending()))
                .toList();
    }

    private Result result(String item) {
        return broken.contains(item) ? new Result.Failed("broken") : usual;
    }

    @Override
    public Duration patience() {
        return Duration.ofSeconds(5);
    }
}
