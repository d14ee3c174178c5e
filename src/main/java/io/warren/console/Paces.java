package io.warren.console;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** How many orders came in and ended of late, on this instance: its counters, noted every five seconds for five minutes. */
@Component
class Paces {
    private static final int KEPT = 61;
    private static final int LATEST = 12;

    private final MeterRegistry meters;
    private final Clock clock;
    private final Deque<Note> notes = new ArrayDeque<>();

    private record Note(Instant at, double accepted, double ended) {}

    /**
     * @param perSecond over the last minute, or as long as there is anything to go by
     * @param points the same every five seconds, oldest first, as the points of a line in a field of 100 by 30
     */
    record Pace(double perSecond, double most, String points) {}

    Paces(MeterRegistry meters, Clock clock) {
        this.meters = meters;
        this.clock = clock;
    }

    @Scheduled(fixedRateString = "PT5S")
    synchronized void note() {
        notes.add(new Note(clock.instant(), accepted(), ended()));
        if (notes.size() > KEPT) {
            notes.remove();
        }
    }

    private double accepted() {
        return meters.find("warren.orders.accepted").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private double ended() {
        return meters.find("warren.order.duration").timers().stream()
                .mapToDouble(Timer::count)
                .sum();
    }

    Pace intake() {
        return pace(Note::accepted);
    }

    Pace completion() {
        return pace(Note::ended);
    }

    private synchronized Pace pace(ToDoubleFunction<Note> what) {
        var kept = List.copyOf(notes);
        var latest = kept.subList(Math.max(0, kept.size() - LATEST - 1), kept.size());
        double perSecond = latest.size() < 2 ? 0 : between(latest.getFirst(), latest.getLast(), what);
        var rates = new ArrayList<Double>();
        for (int i = 1; i < kept.size(); i++) {
            rates.add(between(kept.get(i - 1), kept.get(i), what));
        }
        double most = rates.stream().mapToDouble(it -> it).max().orElse(0);
        return new Pace(perSecond, most, points(rates, most));
    }

    private static double between(Note from, Note to, ToDoubleFunction<Note> what) {
        double seconds = Duration.between(from.at(), to.at()).toMillis() / 1000.0;
        return seconds <= 0 ? 0 : Math.max(0, what.applyAsDouble(to) - what.applyAsDouble(from)) / seconds;
    }

    private static String points(List<Double> rates, double most) {
        var points = new StringBuilder();
        double step = 100.0 / (KEPT - 2);
        double x = 100 - step * (rates.size() - 1);
        for (double rate : rates) {
            double y = most == 0 ? 28 : 28 - 26 * rate / most;
            points.append(String.format(java.util.Locale.ROOT, "%.1f,%.1f ", x, y));
            x += step;
        }
        return points.toString().strip();
    }
}
