package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import io.warren.dev.Suite;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every protocol event of an order's road, and what can be done there. In {@code mvn verify} a choice that a printed seed
 * makes, for as long as {@code crash.seconds} says; the whole with {@code -Dcrash.sweep=whole}.
 */
class CrashSweepIT {
    private static final boolean WHOLE = "whole".equals(System.getProperty("crash.sweep"));
    private static final String GROUNDS = WHOLE
            ? Arrays.stream(Ground.values()).map(Ground::toString).collect(Collectors.joining(","))
            : "43-h2,40-pg2";
    private static final long SECONDS = Long.getLong("crash.seconds", WHOLE ? Long.MAX_VALUE / 2_000_000_000 : 60);
    private static final long SEED =
            Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000));
    private static final int AT_ONCE = Integer.getInteger("crash.at-once", WHOLE ? 3 : 2);

    @TempDir
    private Path folder;

    private final List<Campaign.Outcome> outcomes = new ArrayList<>();
    private final Map<Suite, DevBroker> brokers = new EnumMap<>(Suite.class);

    @AfterEach
    void stopBrokers() {
        brokers.values().forEach(DevBroker::close);
    }

    @Test
    void nothingIsLostOrDoneTwiceWhereverItIsBroken() {
        System.out.printf("crash.seed=%d%n", SEED);
        var grounds = Arrays.stream(System.getProperty("crash.on", GROUNDS).split(","))
                .map(Ground::named)
                .toList();
        FastJava.get();
        try (var atOnce = Executors.newFixedThreadPool(AT_ONCE)) {
            var running = grounds.stream()
                    .map(it -> new Campaign(it, broker(it.suite()), SEED, Duration.ofSeconds(SECONDS)))
                    .map(it -> CompletableFuture.runAsync(() -> walked(it.run()), atOnce))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(running).join();
        }
        assertThat(new Report(SEED, outcomes).failures()).isEmpty();
    }

    /** The page is written anew after each ground, so that a run that is cut short leaves what it has found. */
    private synchronized void walked(Campaign.Outcome outcome) {
        outcomes.add(outcome);
        var report = new Report(SEED, outcomes);
        report.write();
        report.failures().forEach(System.out::println);
    }

    private DevBroker broker(Suite suite) {
        return brokers.computeIfAbsent(suite, it -> DevBroker.startPrivate(folder.resolve(it.name()), it));
    }
}
