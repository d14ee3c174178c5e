package io.warren.engine.workflow;

import io.warren.engine.workflow.RetryPolicy.Growth;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads one step and its policies, and refuses what contradicts itself. */
final class StepReader {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);
    private static final Set<String> STEP_KEYS = Set.of(
            "name",
            "participant",
            "command",
            "undo",
            "timeout",
            "retry",
            "optional",
            "pivot",
            "approval",
            "on-timeout",
            "on-expired",
            "on-failure",
            "escalate");
    private static final Set<String> UNDO_KEYS = Set.of("command", "timeout", "retry", "others-go-on");
    private static final Set<String> RETRY_KEYS = Set.of("attempts", "growth", "backoff", "cap", "jitter", "budget");

    private final Fields fields;
    private final String title;

    private StepReader(Fields fields, String title) {
        this.fields = fields;
        this.title = title;
    }

    /** @param taken the names of the steps before it; its own is added */
    static Step read(String file, MappingNode mapping, Set<String> taken, Problems problems) {
        String title = Fields.text(mapping, "name").map("step '%s'"::formatted).orElse("this step");
        var fields = new Fields(file, title, mapping, STEP_KEYS, problems);
        String name = fields.word("name");
        if (fields.has("name") && !taken.add(name)) {
            fields.wrong("name", "%s stands twice in the workflow. Rename one of them.".formatted(title));
        }
        return new StepReader(fields, title).step(name);
    }

    private Step step(String name) {
        Duration timeout = timeout(fields, DEFAULT_TIMEOUT);
        RetryPolicy retry = retry(fields, RetryPolicy.DEFAULT);
        var undo = fields.mapping("undo") ? fields.fields("undo", UNDO_KEYS).orElse(null) : null;
        var step = new Step(
                name,
                fields.word("participant"),
                fields.word("command"),
                undo == null ? fields.optionalWord("undo") : undo.word("command"),
                timeout,
                retry,
                fields.flag("optional"),
                fields.flag("pivot"),
                fields.flag("approval"),
                reactions(),
                undo == null ? new Undoing(timeout, retry, false) : undoing(undo, timeout, retry));
        refuseContradictions(step);
        return step;
    }

    private Undoing undoing(Fields undo, Duration timeout, RetryPolicy retry) {
        return new Undoing(timeout(undo, timeout), retry(undo, retry), undo.flag("others-go-on"));
    }

    private Reactions reactions() {
        Escalation target = EscalationReader.read(fields, "escalate");
        Reaction usual = target == null ? Reaction.RETRY : Reaction.ESCALATE;
        return new Reactions(
                fields.oneOf(EnumSet.allOf(Reaction.class), "on-timeout", Reaction.RETRY),
                fields.oneOf(EnumSet.complementOf(EnumSet.of(Reaction.WARN)), "on-expired", usual),
                fields.oneOf(EnumSet.of(Reaction.INCIDENT, Reaction.COMPENSATE), "on-failure", Reaction.INCIDENT),
                target);
    }

    private static Duration timeout(Fields fields, Duration usual) {
        Duration timeout = fields.duration("timeout").orElse(usual);
        if (timeout.isZero()) {
            fields.wrong("timeout", "'timeout' in %s must be longer than nothing.".formatted(fields.where()));
        }
        return timeout;
    }

    private RetryPolicy retry(Fields of, RetryPolicy usual) {
        return of.fields("retry", RETRY_KEYS).map(it -> policy(it, usual)).orElse(usual);
    }

    private RetryPolicy policy(Fields retry, RetryPolicy usual) {
        Duration backoff = retry.duration("backoff").orElse(usual.backoff());
        var policy = new RetryPolicy(
                retry.count("attempts", usual.attempts()),
                retry.oneOf(EnumSet.allOf(Growth.class), "growth", usual.growth()),
                backoff,
                retry.duration("cap").orElse(longer(usual.cap(), backoff)),
                retry.share("jitter", usual.jitter()),
                retry.duration("budget").orElse(usual.budget()));
        refuseContradictions(retry, policy, policy.budget());
        return policy;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private void refuseContradictions(Fields retry, RetryPolicy policy, @Nullable Duration budget) {
        String backoff = Durations.write(policy.backoff());
        if (policy.backoff().compareTo(policy.cap()) > 0) {
            retry.wrong(
                    "cap",
                    "'cap' (%s) in %s is shorter than 'backoff' (%s). Raise the cap or shorten the backoff."
                            .formatted(Durations.write(policy.cap()), title, backoff));
        }
        if (budget != null && policy.attempts() > 1 && budget.compareTo(policy.backoff()) < 0) {
            retry.wrong(
                    "budget",
                    "'budget' (%s) in %s ends before the second attempt, which waits for 'backoff' (%s). Raise the budget, or set attempts to 1."
                            .formatted(Durations.write(budget), title, backoff));
        }
    }

    private void refuseContradictions(Step step) {
        if (step.on().escalation() == null) {
            refuse(step.on().timeout() == Reaction.ESCALATE, "on-timeout", EscalationReader.MISSING);
            refuse(step.on().expiry() == Reaction.ESCALATE, "on-expired", EscalationReader.MISSING);
        }
        if (step.pivot()) {
            refuse(step.optional(), "pivot", "a pivot cannot be optional. Remove one of them.");
            refuse(step.undo() != null, "undo", "a pivot is never undone. Remove 'undo', or 'pivot'.");
            refuse(
                    step.on().timeout() == Reaction.COMPENSATE,
                    "on-timeout",
                    "after a timeout nobody knows whether the pivot was passed, so nothing can be compensated. Choose retry or incident.");
        }
    }

    private void refuse(boolean wrong, String key, String why) {
        if (wrong) {
            fields.wrong(key, "'%s' in %s: %s".formatted(key, title, why));
        }
    }
}
