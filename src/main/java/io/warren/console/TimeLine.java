package io.warren.console;

import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.SagaView.StepView;
import io.warren.engine.saga.Status;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * An order's steps on one axis of time, to be drawn. Left of now is to scale; right of it stands what is to come, which is not: nobody
 * knows how long it takes.
 *
 * @param now where now is, in percent; none once the order has ended
 * @param rows each step, and under it its undoing
 */
record TimeLine(Instant begin, Instant end, @Nullable String now, List<Row> rows) {
    private static final double PAST = 76;
    private static final Set<String> TRIED_IN_VAIN =
            Set.of("failed", "timed-out", "expired", "unavailable", "undelivered", "broken", "refused", "lost");

    /**
     * @param words what happened, which the drawing shows as well
     */
    record Row(
            String name,
            String participant,
            boolean undo,
            String status,
            String words,
            List<Bar> bars,
            List<Flag> flags) {}

    /** @param kind done, busy, bad, undone, wait or ghost; the end of a class name */
    record Bar(String x, String width, String kind, String title) {}

    record Flag(String x, String title) {}

    static TimeLine of(SagaView saga, Workflow workflow, Instant now, Say say) {
        boolean over = saga.status().ended();
        Instant end = over || now.isBefore(saga.updatedAt()) ? saga.updatedAt() : now;
        var scale = new Scale(saga.createdAt(), end, over ? 100 : PAST);
        var drawing = new Drawing(saga, workflow, scale, say);
        return new TimeLine(saga.createdAt(), end, over ? null : Percent.of(PAST), drawing.rows());
    }

    /** From moments to percent. */
    private record Scale(Instant begin, Instant end, double width) {
        double at(Instant moment) {
            double whole = Math.max(1, Duration.between(begin, end).toNanos());
            return Math.clamp(width * Duration.between(begin, moment).toNanos() / whole, 0, width);
        }

        Bar bar(Instant from, Instant to, String kind, String title) {
            return new Bar(Percent.of(at(from)), Percent.of(at(to) - at(from)), kind, title);
        }
    }

    private record Drawing(SagaView saga, Workflow workflow, Scale scale, Say say) {
        List<Row> rows() {
            var rows = new ArrayList<Row>();
            for (int i = 0; i < saga.steps().size(); i++) {
                StepView step = saga.steps().get(i);
                rows.add(row(step, step.name(), false, i));
                StepView undo = step.compensation();
                if (undo != null) {
                    rows.add(row(undo, step.name(), true, i));
                }
            }
            return rows;
        }

        private Row row(StepView leg, String step, boolean undo, int at) {
            var bars = new ArrayList<Bar>();
            var flags = new ArrayList<Flag>();
            if (leg.startedAt() == null) {
                ghost(bars, leg, at);
            } else {
                attempts(bars, leg, step, undo);
            }
            if (leg.dueAt() != null) {
                flags.add(new Flag(Percent.of(PAST + 4), due() + say.time(leg.dueAt())));
            }
            return new Row(leg.name(), leg.participant(), undo, leg.status(), words(leg), bars, flags);
        }

        private String due() {
            return saga.status() == Status.WAITING ? "its next attempt begins at " : "it is waited for until ";
        }

        /** What is still to come, staggered; an order that goes back does not come to it. */
        private void ghost(List<Bar> bars, StepView leg, int at) {
            if (goesForward()) {
                int first = (int) saga.steps().stream()
                        .takeWhile(it -> it.startedAt() != null)
                        .count();
                if (at == first && at > 0 && saga.steps().get(at - 1).status().matches("DONE|SKIPPED")) {
                    waits(bars, saga.steps().get(at - 1).finishedAt(), "waits before it begins");
                }
                double each = (100 - PAST - 2) / Math.max(1, saga.steps().size() - first);
                double x = PAST + 1 + each * (at - first);
                bars.add(new Bar(Percent.of(x), Percent.of(each * 0.92), "ghost", leg.name() + " is still to come"));
            }
        }

        private boolean goesForward() {
            return !saga.status().ended()
                    && saga.status() != Status.COMPENSATING
                    && saga.steps().stream().allMatch(it -> it.compensation() == null);
        }

        private void waits(List<Bar> bars, @Nullable Instant since, String title) {
            if (since != null && since.isBefore(scale.end())) {
                bars.add(scale.bar(since, scale.end(), "wait", title));
            }
        }

        /** Each attempt that came to nothing ends where its failure was written down; the rest before the next one is about as long as the policy says. */
        private void attempts(List<Bar> bars, StepView leg, String step, boolean undo) {
            Instant begun = Objects.requireNonNull(leg.startedAt());
            Instant from = begun;
            int attempt = 1;
            for (SagaView.Line line : saga.history()) {
                boolean its = step.equals(line.step())
                        && (undo ? "undo" : "do").equals(line.action())
                        && TRIED_IN_VAIN.contains(line.event())
                        && !line.at().isBefore(begun);
                if (its && (leg.finishedAt() == null || line.at().isBefore(leg.finishedAt()))) {
                    bars.add(scale.bar(
                            from.isBefore(line.at()) ? from : line.at(),
                            line.at(),
                            "bad",
                            "attempt %d %s: %s".formatted(line.attempt(), line.event(), line.reason())));
                    from = rested(bars, step, undo, line, leg);
                    attempt = line.attempt() + 1;
                }
            }
            last(bars, leg, undo, from, attempt);
        }

        private Instant rested(List<Bar> bars, String step, boolean undo, SagaView.Line line, StepView leg) {
            Duration rest = workflow.step(step)
                    .map(it -> rest(it, undo, line.attempt()))
                    .orElse(Duration.ZERO);
            Instant limit = leg.finishedAt() == null ? scale.end() : leg.finishedAt();
            Instant until = line.at().plus(rest);
            Instant shown = until.isBefore(limit) ? until : limit;
            bars.add(scale.bar(
                    line.at(), shown, "wait", "waits about %s before the next attempt".formatted(say.span(rest))));
            return shown;
        }

        private static Duration rest(Step step, boolean undo, int attempt) {
            return step.retry(undo).distanceAfter(attempt, 0.5);
        }

        private void last(List<Bar> bars, StepView leg, boolean undo, Instant from, int attempt) {
            Instant finished = leg.finishedAt();
            String which = "attempt %d".formatted(attempt);
            if (finished == null) {
                boolean out = saga.status() != Status.PAUSED && saga.status() != Status.WAITING;
                if (out && from.isBefore(scale.end())) {
                    bars.add(scale.bar(from, scale.end(), "busy", which + " is out"));
                } else {
                    waits(bars, from, "held");
                }
                return;
            }
            String took = say.span(Duration.between(from, finished));
            bars.add(scale.bar(
                    from, finished, kind(leg, undo), "%s %s in %s".formatted(which, say.word(leg.status()), took)));
            if (leg.status().equals("FAILED") && saga.incident() && leg.compensation() == null) {
                waits(bars, finished, "waits for a person");
            }
        }

        private static String kind(StepView leg, boolean undo) {
            return switch (leg.status()) {
                case "DONE" -> undo ? "undone" : "done";
                case "SKIPPED" -> "wait";
                default -> "bad";
            };
        }

        private String standing() {
            return switch (saga.status()) {
                case WAITING -> "waits";
                case PAUSED -> "held";
                default -> "out";
            };
        }

        private String words(StepView leg) {
            String status = leg.status().equals("RUNNING") ? standing() : say.word(leg.status());
            if (leg.startedAt() == null) {
                return saga.status().ended() ? "never begun" : status;
            }
            String attempts = leg.attempt() > 1 ? ", attempt " + leg.attempt() : "";
            Instant finished = leg.finishedAt();
            return finished == null
                    ? status + attempts
                    : "%s in %s%s".formatted(status, say.span(Duration.between(leg.startedAt(), finished)), attempts);
        }
    }
}
