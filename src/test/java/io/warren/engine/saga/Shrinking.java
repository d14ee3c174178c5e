package io.warren.engine.saga;

import io.warren.engine.saga.Simulation.Report;
import io.warren.simulation.World;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Leaves out of a schedule that fails whatever it fails without. */
final class Shrinking {
    private static final List<UnaryOperator<Habits>> BETTER = List.of(
            it -> Habits.GOOD,
            it -> new Habits(0, it.refuses(), it.breaks(), it.away(), it.slow(), it.late()),
            it -> new Habits(it.fails(), 0, it.breaks(), it.away(), it.slow(), it.late()),
            it -> new Habits(it.fails(), it.refuses(), 0, it.away(), it.slow(), it.late()),
            it -> new Habits(it.fails(), it.refuses(), it.breaks(), 0, it.slow(), it.late()),
            it -> new Habits(it.fails(), it.refuses(), it.breaks(), it.away(), 0, it.late()),
            it -> new Habits(it.fails(), it.refuses(), it.breaks(), it.away(), it.slow(), 0));

    private final String number;
    private Report smallest;

    private Shrinking(Report failing) {
        this.number = number(failing);
        this.smallest = failing;
    }

    /** The smallest schedule found that breaks the same promise, with its time line. */
    static Report of(Report failing) {
        return World.aside(() -> shrunk(failing));
    }

    private static Report shrunk(Report failing) {
        var shrinking = new Shrinking(failing);
        boolean smaller;
        do {
            smaller = shrinking.pass();
        } while (smaller);
        return Simulation.run(shrinking.smallest.schedule(), true);
    }

    private static String number(Report report) {
        String violation = String.valueOf(report.violation());
        return violation.substring(0, Math.max(0, violation.indexOf(':')));
    }

    private boolean pass() {
        boolean smaller =
                without(smallest.schedule().faults(), it -> smallest.schedule().withFaults(it));
        smaller |= without(smallest.schedule().asks(), it -> smallest.schedule().withAsks(it));
        smaller |= without(smallest.schedule().buys(), it -> smallest.schedule().withBuys(it));
        smaller |=
                without(smallest.schedule().remote(), it -> smallest.schedule().withRemote(it));
        while (smallest.schedule().engines() > 1
                && tried(smallest.schedule().withEngines(smallest.schedule().engines() - 1))) {
            smaller = true;
        }
        for (UnaryOperator<Habits> better : BETTER) {
            Habits now = smallest.schedule().habits();
            smaller |=
                    !better.apply(now).equals(now) && tried(smallest.schedule().with(better.apply(now)));
        }
        return smaller;
    }

    private <T> boolean without(List<T> items, Function<List<T>, Schedule> schedule) {
        var left = new ArrayList<>(items);
        for (T item : items) {
            var fewer = new ArrayList<>(left);
            fewer.remove(item);
            if (tried(schedule.apply(fewer))) {
                left = fewer;
            }
        }
        return left.size() < items.size();
    }

    private boolean tried(Schedule smaller) {
        Report report = Simulation.run(smaller, false);
        if (report.violation() == null || !number(report).equals(number)) {
            return false;
        }
        smallest = report;
        return true;
    }
}
