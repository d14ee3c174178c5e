package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class CollectorTest {
    private final Kept kept = new Kept();
    private final Collector collector = new Collector(kept, "http://collector:4318/v1/traces");

    @Test
    void aCollectorThatIsAwayIsToldOfOnceAndOnceWhenItIsBack(CapturedOutput output) {
        kept.fails(new IllegalStateException("failed", new ConnectException("refused")));
        collector.export(List.of());
        collector.export(List.of());

        assertThat(output.getOut().split("took no traces", -1)).hasSize(2);
        assertThat(output.getOut()).contains("java.net.ConnectException: refused", "orders are not held up");
        assertThat(output.getOut()).doesNotContain("takes traces again");

        kept.fails(null);
        collector.export(List.of());
        collector.export(List.of());

        assertThat(output.getOut().split("takes traces again", -1)).hasSize(2);
    }

    @Test
    void aCollectorThatTakesAllIsNotSpokenOf(CapturedOutput output) {
        collector.export(List.of());

        assertThat(output.getOut()).doesNotContain("http://collector:4318");
    }
}
