package io.warren.engine.saga;

import io.warren.simulation.World;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.slf4j.LoggerFactory;

/** Lives through any number of schedules: {@code SimulationCommand <first seed> <how many>}; one of them with its story. */
public final class SimulationCommand {
    private SimulationCommand() {}

    public static void main(String[] args) throws InterruptedException {
        quiet();
        long first = Long.parseLong(args[0]);
        long count = args.length > 1 ? Long.parseLong(args[1]) : 1;
        if (count == 1) {
            told(first).forEach(System.out::println);
            return;
        }
        long began = System.nanoTime();
        var campaign = Campaign.of(first, count);
        campaign.told().forEach(System.out::println);
        System.out.printf("%.1f s%n", (System.nanoTime() - began) / 1e9);
        campaign.failures().forEach(it -> System.out.println(it.schedule().seed() + ": " + it.violation()));
        campaign.firstFailure().map(Campaign::explained).ifPresent(System.out::println);
        System.exit(campaign.failures().isEmpty() ? 0 : 1);
    }

    /** One schedule, what happened in it, and how it ended. */
    static List<String> told(long seed) {
        var report = World.aside(() -> Simulation.run(Schedule.of(seed), true));
        var lines = new ArrayList<>(report.schedule().told());
        lines.addAll(report.story());
        lines.add(Objects.requireNonNullElse(report.violation(), "No promise was broken."));
        return lines;
    }

    /** What is logged of a thousand storms is nothing that anybody reads. */
    static void quiet() {
        if (LoggerFactory.getLogger("io.warren") instanceof ch.qos.logback.classic.Logger logger) {
            logger.setLevel(ch.qos.logback.classic.Level.OFF);
        }
    }
}
