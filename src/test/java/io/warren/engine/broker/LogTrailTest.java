package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

class LogTrailTest {
    @Test
    void linesAreAboutTheOrderUntilItIsClosed() {
        try (var ignored = LogTrail.of("CA-2016-152156")) {
            assertThat(MDC.get(LogTrail.FIELD)).isEqualTo("CA-2016-152156");
        }
        assertThat(MDC.get(LogTrail.FIELD)).isNull();
    }

    @Test
    void whatSomebodyWroteBeginsNoLineOfItsOwn() {
        try (var ignored = LogTrail.of("x\r\n2026 ERROR all is lost" + "!".repeat(200))) {
            assertThat(MDC.get(LogTrail.FIELD)).startsWith("x??2026 ERROR").hasSize(100);
        }
    }

    @Test
    void anOrderThatIsNotKnownIsNotNamed() {
        try (var ignored = LogTrail.of(null)) {
            assertThat(MDC.get(LogTrail.FIELD)).isNull();
        }
    }
}
