package io.warren.shop.intake;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.Verb;
import io.warren.engine.workflow.NearestWord;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What a person says with a verb.
 *
 * @param reason kept in the order's history and in the audit record
 * @param by who asks
 * @param step which step it is about; the one the order is at where that is left open
 * @param result for skip: what the step is to have recorded, a JSON object
 * @param region for reroute
 * @param priority for reroute
 */
record Asked(
        @Nullable String reason,
        @Nullable String by,
        @Nullable String step,
        @Nullable JsonNode result,
        @Nullable String region,
        @Nullable String priority) {

    static final List<String> WORDS =
            List.of("cancel", "terminate", "pause", "resume", "retry", "skip", "approve", "reroute");

    static final Asked NOTHING = new Asked(null, null, null, null, null, null);

    String who() {
        return By.named(by);
    }

    /** The verb of that word. */
    Verb verb(String word, RouteSettings routes) {
        return switch (word) {
            case "cancel" -> new Verb.Cancel();
            case "terminate" -> new Verb.Terminate();
            case "pause" -> new Verb.Pause();
            case "resume" -> new Verb.Resume();
            case "retry" -> new Verb.Retry(step);
            case "skip" -> new Verb.Skip(step, object());
            case "approve" -> new Verb.Approve(step);
            case "reroute" -> reroute(routes);
            default ->
                throw new Refused(
                        404,
                        "An order has no verb '%s'. %s".formatted(Bodies.shown(word), NearestWord.hint(word, WORDS)));
        };
    }

    private String object() {
        if (result == null) {
            return "{}";
        }
        if (!result.isObject()) {
            throw new Refused(
                    400, "'result' must be a JSON object: it is handed to later steps as what this one recorded.");
        }
        return result.toString();
    }

    private Verb reroute(RouteSettings routes) {
        if (region == null && priority == null) {
            throw new Refused(400, "Say where to: 'region', 'priority' or both.");
        }
        known("region", region, routes.regions().keySet());
        known("priority", priority, routes.priorities().keySet());
        return new Verb.Reroute(region, priority);
    }

    private static void known(String kind, @Nullable String word, Set<String> known) {
        if (word != null && !known.contains(word)) {
            throw new Refused(
                    422,
                    "No %s '%s' is configured. %s Nothing was changed."
                            .formatted(kind, Bodies.shown(word), NearestWord.hint(word, known)));
        }
    }
}
