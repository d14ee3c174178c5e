package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceParentTest {
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String SPAN = "00f067aa0ba902b7";

    @Test
    void whatIsWrittenIsReadAgain() {
        for (boolean sampled : new boolean[] {true, false}) {
            var parent = new TraceParent(TRACE, SPAN, sampled);

            assertThat(TraceParent.read(parent.header())).contains(parent);
        }
    }

    @Test
    void itIsWrittenAsTheStandardSays() {
        assertThat(new TraceParent(TRACE, SPAN, true).header()).isEqualTo("00-" + TRACE + "-" + SPAN + "-01");
    }

    @Test
    void onlyTheLastFlagSaysWhetherItIsRecorded() {
        assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-03"))
                .hasValueSatisfying(it -> assertThat(it.sampled()).isTrue());
        assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-02"))
                .hasValueSatisfying(it -> assertThat(it.sampled()).isFalse());
    }

    @Test
    void aLaterVersionMaySayMore() {
        assertThat(TraceParent.read("01-" + TRACE + "-" + SPAN + "-01-more")).isPresent();
        assertThat(TraceParent.read("00-" + TRACE + "-" + SPAN + "-01-more")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-1",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01\n"
            })
    void whatIsNoSuchHeaderIsNone(String header) {
        assertThat(TraceParent.read(header)).isEmpty();
    }

    @Test
    void whatIsNoTextIsNone() {
        assertThat(TraceParent.read(null)).isEmpty();
        assertThat(TraceParent.read(7)).isEmpty();
        assertThat(TraceParent.read("01-" + TRACE + "-" + SPAN + "-01-" + "x".repeat(10_000)))
                .isEmpty();
    }
}
