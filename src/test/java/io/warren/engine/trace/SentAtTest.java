package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SentAtTest {
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123456Z");

    @Test
    void whatIsWrittenIsReadAgain() {
        assertThat(SentAt.read(SentAt.header(AT))).contains(AT);
    }

    @Test
    void othersMayAddTheirWords() {
        assertThat(SentAt.read("congo=t61, " + SentAt.header(AT) + ",rojo=00f067"))
                .contains(AT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "congo=t61", "warren=t", "warren=x1", "notwarren=t1", "warren=t99999999999999999"})
    void whatSaysNothingOfItIsNone(String header) {
        assertThat(SentAt.read(header)).isEmpty();
    }

    @Test
    void whatIsNoTextIsNone() {
        assertThat(SentAt.read(null)).isEmpty();
        assertThat(SentAt.read(1)).isEmpty();
    }
}
