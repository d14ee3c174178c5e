package io.warren.engine.parking;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How a message died the last time, as far as the broker wrote it down.
 *
 * @param reason the broker's word: expired, rejected, delivery_limit, maxlen
 * @param queue where
 * @param exchange the exchange it had been published to
 */
record Death(String reason, String queue, String exchange) {
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
            default -> "the broker gave it up in %s (%s)".formatted(queue, reason);
        };
    }
}
