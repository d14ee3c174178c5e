package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.Delivery;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PrintsTest {
    private static Delivery letter(@Nullable String id, Map<String, @Nullable Object> headers, int body) {
        return Delivery.taken("orders.rejected", "orders.dead", "a.b.c.d", id, headers, new byte[] {(byte) body});
    }

    private static String identity(@Nullable String id, Map<String, @Nullable Object> headers, int body) {
        return Prints.identity(letter(id, headers, body), "rejected");
    }

    @Test
    void theBrokersCountersMakeNoOtherMessage() {
        assertThat(identity("1", Map.of("x-delivery-count", 1, "a", "b"), 1))
                .isEqualTo(identity("1", Map.of("x-delivery-count", 2, "a", "b", "x-acquired-count", 3), 1));
        assertThat(identity(null, Map.of("x-delivery-count", 1), 1)).isEqualTo(identity(null, Map.of(), 1));
    }

    @Test
    void anotherIdBodyOrHeaderDoes() {
        var one = identity("1", Map.of("a", "b"), 1);
        assertThat(one)
                .isNotEqualTo(identity("2", Map.of("a", "b"), 1))
                .isNotEqualTo(identity("1", Map.of("a", "c"), 1))
                .isNotEqualTo(identity("1", Map.of("a", "b"), 2));
    }

    @Test
    void withoutAnIdTheTimeOfDeathTells() {
        assertThat(identity(null, Map.of("x-death", "monday"), 1))
                .isNotEqualTo(identity(null, Map.of("x-death", "tuesday"), 1));
        assertThat(identity("1", Map.of("x-death", "monday"), 1))
                .isEqualTo(identity("1", Map.of("x-death", "tuesday"), 1));
    }

    private static String fingerprint(String queue, String why, Map<String, @Nullable Object> headers) {
        return Prints.fingerprint("rejected", queue, why, headers);
    }

    @Test
    void thoseThatDiedAlikeHaveOneFingerprint() {
        var one = fingerprint("lane", "the body has 5 bytes", Map.of());
        assertThat(one).hasSize(16).isEqualTo(fingerprint("lane", "the body has 77 bytes", Map.of()));
        assertThat(one).isNotEqualTo(fingerprint("other", "the body has 5 bytes", Map.of()));
    }

    @Test
    void theErrorThatAParticipantNamedCountsMoreThanTheLane() {
        Map<String, @Nullable Object> one = Map.of("error-type", "Boom", "error-frame", "Payments.authorize:83");
        Map<String, @Nullable Object> same = Map.of("error-type", "Boom", "error-frame", "Payments.authorize:85");
        Map<String, @Nullable Object> other = Map.of("error-type", "Bang", "error-frame", "Payments.authorize:83");
        assertThat(fingerprint("lane", "why", one))
                .isEqualTo(fingerprint("another", "another", same))
                .isNotEqualTo(fingerprint("lane", "why", other))
                .isNotEqualTo(fingerprint("lane", "why", Map.of()));
    }
}
