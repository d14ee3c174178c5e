package io.warren.engine.parking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a message came to be a dead letter, as far as the broker wrote it down.
 *
 * @param reason the broker's word (expired, rejected, delivery_limit, maxlen) or one of ours
 * @param queue where; empty where it never was in one
 * @param exchange the exchange it had been published to
 */
record Death(String reason, String queue, String exchange) {
    static final String UNROUTED = "unrouted";
    static final String MISPLACED = "misplaced";

    private static final String UNKNOWN = "";

    /** From its headers, whatever stands there; none where the message has not died. */
    static @Nullable Death of(Map<String, @Nullable Object> headers) {
        Map<?, ?> latest = headers.get("x-death") instanceof List<?> deaths
                        && !deaths.isEmpty()
                        && deaths.getFirst() instanceof Map<?, ?> death
                ? death
                : Map.of();
        String reason = word(headers.get("x-last-death-reason"), latest.get("reason"));
        return reason.isEmpty()
                ? null
                : new Death(
                        reason,
                        word(headers.get("x-last-death-queue"), latest.get("queue")),
                        word(latest.get("exchange"), headers.get("x-last-death-exchange")));
    }

    private static String word(@Nullable Object first, @Nullable Object second) {
        Object word = first == null ? second : first;
        return word == null || word instanceof Map || word instanceof List ? UNKNOWN : word.toString();
    }

    /** Why, in one sentence without a full stop. */
    String sentence() {
        return switch (reason) {
            case "expired" -> "nobody took it from %s before its time there ran out".formatted(queue);
            case "rejected" -> "a consumer of %s refused it".formatted(queue);
            case "delivery_limit" ->
                "its delivery from %s ended in a lost connection each time, because of itself or of a message beside it"
                        .formatted(queue);
            case "maxlen" -> "%s was full".formatted(queue);
            case UNROUTED -> "no binding of %s took it".formatted(exchange);
            case MISPLACED -> "somebody put it straight among the dead letters";
            default -> "the broker gave it up in %s (%s)".formatted(queue, reason);
        };
    }
}
