package io.warren.crash;

import io.warren.crash.Walk.Result;
import io.warren.dev.DevBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/** All trials of one ground, or as many of them as there is time for; then everything is compared. */
final class Campaign {
    private final Ground ground;
    private final DevBroker broker;
    private final long seed;
    private final Duration time;

    /** @param time no further trial begins after that */
    Campaign(Ground ground, DevBroker broker, long seed, Duration time) {
        this.ground = ground;
        this.broker = broker;
        this.seed = seed;
        this.time = time;
    }

    /** What was walked, and what does not hold and is no single trial's fault. */
    record Outcome(
            Ground ground, String version, int points, int trials, List<Result> results, List<Violation> violations) {}

    Outcome run() {
        var folder = Path.of("target", "crash", ground.toString()).toAbsolutePath();
        try (var rig = new Rig(ground, broker, folder)) {
            var investigation = new Investigation(rig);
            var walk = new Walk(rig);
            var points = distinct(walk.record().values());
            var trials = trials(points);
            var results = walk(walk, trials);
            var violations = new ArrayList<>(Checker.check(investigation.conclude()));
            blame(results, violations);
            return new Outcome(ground, broker.version(), points.size(), trials.size(), results, violations);
        }
    }

    /** The same event is walked in the first story that has it. */
    private static List<Point> distinct(Collection<List<Point>> stories) {
        var distinct = new LinkedHashMap<String, Point>();
        stories.forEach(points -> points.forEach(it -> distinct.putIfAbsent(it.sighting() + " #" + it.nth(), it)));
        return List.copyOf(distinct.values());
    }

    private List<Result> walk(Walk walk, List<Trial> trials) {
        long until = System.nanoTime() + time.toNanos();
        var results = new ArrayList<Result>();
        for (Trial trial : trials) {
            if (System.nanoTime() < until) {
                var result = walk.walk(trial);
                System.out.printf("%s %d/%d %s%n", ground, results.size() + 1, trials.size(), Report.line(result));
                results.add(result);
            }
        }
        return results;
    }

    /** In an order that the seed makes, the deeds in turn, so that any beginning of it is a fair choice. */
    private List<Trial> trials(List<Point> points) {
        var byDeed = new LinkedHashMap<Deed, List<Trial>>();
        Arrays.stream(Deed.values()).forEach(it -> byDeed.put(it, new ArrayList<>()));
        points.stream()
                .flatMap(it -> Trial.of(it, ground).stream())
                .forEach(it -> byDeed.computeIfAbsent(it.deed(), deed -> new ArrayList<>())
                        .add(it));
        System.out.printf("%s: %d points, trials %s%n", ground, points.size(), sizes(byDeed));
        var random = new Random(seed);
        byDeed.values().forEach(it -> Collections.shuffle(it, random));
        return inTurn(byDeed);
    }

    private static String sizes(Map<Deed, List<Trial>> byDeed) {
        return byDeed.entrySet().stream()
                .map(it -> it.getKey() + " " + it.getValue().size())
                .collect(Collectors.joining(", "));
    }

    private static List<Trial> inTurn(Map<Deed, List<Trial>> byDeed) {
        var trials = new ArrayList<Trial>();
        int longest = byDeed.values().stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<Trial> some : byDeed.values()) {
                if (i < some.size()) {
                    trials.add(some.get(i));
                }
            }
        }
        return trials;
    }

    /** A violation that is about an order is the failure of the trial in which that order walked. */
    private static void blame(List<Result> results, List<Violation> violations) {
        for (int i = 0; i < results.size(); i++) {
            for (Violation it : List.copyOf(violations)) {
                if (results.get(i).keys().contains(it.subject())) {
                    results.set(i, results.get(i).failed(it.toString()));
                    violations.remove(it);
                }
            }
        }
    }
}
