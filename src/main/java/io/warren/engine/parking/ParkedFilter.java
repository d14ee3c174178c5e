package io.warren.engine.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which parked messages to list; what is absent does not narrow.
 *
 * @param queue the lane, or other queue, that it died in
 */
public record ParkedFilter(
        @Nullable ParkedStatus status,
        @Nullable String fingerprint,
        @Nullable String reason,
        @Nullable String queue,
        @Nullable String orderId,
        @Nullable UUID sagaId) {

    ParkedFilter in(ParkedStatus status) {
        return new ParkedFilter(status, fingerprint, reason, queue, orderId, sagaId);
    }

    /** By what it narrows, for people. */
    String words() {
        var words = new ArrayList<String>();
        add(words, "fingerprint", fingerprint);
        add(words, "reason", reason);
        add(words, "queue", queue);
        add(words, "order", orderId);
        add(words, "saga", sagaId);
        return words.isEmpty() ? "all" : String.join(", ", words);
    }

    private static void add(List<String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.add(name + " " + value);
        }
    }
}
