package io.warren.shop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter written = new StringWriter();
    private final PrintWriter to = new PrintWriter(written);

    @Test
    void figuresTellShareCountRateAndTimeLeft() {
        assertThat(Progress.figures(0.25, 2_500, Duration.ofSeconds(5))).isEqualTo(" 25% 2,500, 500/s, 0:15 left");
    }

    @Test
    void withoutAKnownSizeOnlyCountAndRateAreTold() {
        assertThat(Progress.figures(Double.NaN, 2_500, Duration.ofSeconds(5))).isEqualTo("2,500, 500/s");
    }

    @Test
    void longTimesHaveHours() {
        assertThat(Progress.clockTime(3_725)).isEqualTo("1:02:05");
    }

    @Test
    void aTerminalSeesABarThatFitsEightyColumns() {
        var progress = new Progress("importing", to, true, new LeapingClock(Duration.ofSeconds(2_000)));
        progress.at(0.5, 12_345_678, "1,234 refused");

        String bar = written.toString().replace("\r\u001b[K", "");
        assertThat(bar)
                .startsWith("importing ")
                .contains("[##########..........]")
                .hasSizeLessThan(80);
    }

    @Test
    void whatIsPrintedAboveLeavesTheBarWhole() {
        var progress = new Progress("importing", to, true, new LeapingClock(Duration.ofSeconds(1)));
        progress.at(Double.NaN, 10, "");
        progress.above(() -> to.print("line 3 is refused\n"));

        assertThat(written.toString())
                .isEqualTo("\r\u001b[Kimporting 10, 10/s\r\u001b[Kline 3 is refused\nimporting 10, 10/s");
    }

    @Test
    void elsewhereALineComesEveryFewSecondsWithoutControlCharacters() {
        var progress = new Progress("importing", to, false, new LeapingClock(Duration.ofSeconds(2)));
        for (int i = 1; i <= 6; i++) {
            progress.at(i / 10.0, i * 100, "");
        }
        progress.end();

        assertThat(written.toString().lines())
                .containsExactly("importing:  30% 300, 50/s, 0:14 left", "importing:  60% 600, 50/s, 0:08 left");
    }
}
