package io.warren.engine.route;

import io.warren.engine.workflow.Escalation;
import io.warren.engine.workflow.NearestWord;
import io.warren.engine.workflow.Workflow;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Refuses a workflow that would escalate to where no lane is. */
final class Escalations {
    private Escalations() {}

    /**
     * @param newest each workflow as new orders begin with it
     * @throws TopologyRefused where one names a region or priority that is not configured
     */
    static void check(RouteSettings settings, Collection<Workflow> newest) {
        newest.forEach(workflow -> targets(workflow).forEach(target -> {
            known(workflow, "priority", target.priority(), settings.priorities().keySet());
            known(workflow, "region", target.region(), settings.regions().keySet());
        }));
    }

    private static Stream<Escalation> targets(Workflow workflow) {
        var whole = workflow.deadline();
        return Stream.concat(
                        Stream.ofNullable(whole == null ? null : whole.escalation()),
                        workflow.steps().stream().map(it -> it.on().escalation()))
                .filter(Objects::nonNull);
    }

    private static void known(Workflow workflow, String kind, @Nullable String word, Set<String> known) {
        if (word != null && !known.contains(word)) {
            throw new TopologyRefused(
                    "Workflow %s escalates to the %s '%s', which is not configured."
                            .formatted(workflow.name(), kind, word),
                    "%s Correct 'escalate' in the workflow, or add the %s to the configuration."
                            .formatted(NearestWord.hint(word, known), kind));
        }
    }
}
