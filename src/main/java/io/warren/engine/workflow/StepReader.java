package io.warren.engine.workflow;

import io.warren.engine.workflow.RetryPolicy.Growth;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;

/** Reads one step and its retry policy, and refuses what contradicts itself. */
final class StepReader {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMinutes(15);
    private static final Set<String> STEP_KEYS =
            Set.of("name", "participant", "command", "undo", "timeout", "retry", "optional");
    private static final Set<String> RETRY_KEYS = Set.of("attempts", "growth", "backoff", "cap", "jitter", "budget");

    private StepReader() {}

    /** @param taken the names of the steps before it; its own is added */
    static Step read(String file, MappingNode mapping, Set<String> taken, Problems problems) {
        String title = Fields.text(mapping, "name").map("step '%s'"::formatted).orElse("this step");
        var fields = new Fields(file, title, mapping, STEP_KEYS, problems);
        String name = fields.word("name");
        if (fields.has("name") && !taken.add(name)) {
            fields.wrong("name", "%s stands twice in the workflow. Rename one of them.".formatted(title));
        }
        return new Step(
                name,
                fields.word("participant"),
                fields.word("command"),
                fields.optionalWord("undo"),
                timeout(fields, title),
                fields.fields("retry", RETRY_KEYS)
                        .map(retry -> retry(retry, title))
                        .orElse(RetryPolicy.DEFAULT),
                fields.flag("optional"));
    }

    private static Duration timeout(Fields fields, String title) {
        Duration timeout = fields.duration("timeout").orElse(DEFAULT_TIMEOUT);
        if (timeout.isZero()) {
            fields.wrong("timeout", "'timeout' in %s must be longer than nothing.".formatted(title));
        }
        return timeout;
    }

    private static RetryPolicy retry(Fields fields, String title) {
        var usual = RetryPolicy.DEFAULT;
        Duration backoff = fields.duration("backoff").orElse(usual.backoff());
        var policy = new RetryPolicy(
                fields.count("attempts", usual.attempts()),
                fields.oneOf(Growth.class, "growth", usual.growth()),
                backoff,
                fields.duration("cap").orElse(longer(usual.cap(), backoff)),
                fields.share("jitter", usual.jitter()),
                fields.duration("budget").orElse(null));
        refuseContradictions(fields, title, policy, policy.budget());
        return policy;
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static void refuseContradictions(
            Fields fields, String title, RetryPolicy policy, @Nullable Duration budget) {
        String backoff = Durations.write(policy.backoff());
        if (policy.backoff().compareTo(policy.cap()) > 0) {
            fields.wrong(
                    "cap",
                    "'cap' (%s) in %s is shorter than 'backoff' (%s). Raise the cap or shorten the backoff."
                            .formatted(Durations.write(policy.cap()), title, backoff));
        }
        if (budget != null && policy.attempts() > 1 && budget.compareTo(policy.backoff()) < 0) {
            fields.wrong(
                    "budget",
                    "'budget' (%s) in %s ends before the second attempt, which waits for 'backoff' (%s). Raise the budget, or set attempts to 1."
                            .formatted(Durations.write(budget), title, backoff));
        }
    }
}
