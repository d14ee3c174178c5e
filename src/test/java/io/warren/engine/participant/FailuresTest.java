package io.warren.engine.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Outcome;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.SocketException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    private static final Failures FAILURES = Failures.none()
            .refused(OutOfStock.class)
            .broken(IllegalArgumentException.class)
            .unavailable(SocketException.class);

    private static final class OutOfStock extends RuntimeException {
        private static final long serialVersionUID = 1L;

        OutOfStock(String message) {
            super(message);
        }
    }

    @Test
    void whatIsNotNamedFailsAndSaysWhere() {
        assertThat(FAILURES.outcomeOf(new IllegalStateException("no luck")))
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        it -> assertThat(it.reason())
                                .matches(
                                        "IllegalStateException: no luck \\(at FailuresTest\\.whatIsNotNamed\\w+:\\d+\\)"));
    }

    @Test
    void theNearestNamedClassDecides() {
        assertThat(FAILURES.outcomeOf(new NumberFormatException("x"))).isInstanceOf(Outcome.Broken.class);
        assertThat(FAILURES.outcomeOf(new ConnectException("refused"))).isInstanceOf(Outcome.Unavailable.class);
        var finer = FAILURES.refused(NumberFormatException.class);
        assertThat(finer.outcomeOf(new NumberFormatException("x"))).isInstanceOf(Outcome.Refused.class);
        assertThat(finer.outcomeOf(new IllegalArgumentException("x"))).isInstanceOf(Outcome.Broken.class);
    }

    @Test
    void aCauseDecidesWhereWhatIsAroundItIsNotNamed() {
        assertThat(FAILURES.outcomeOf(new UncheckedIOException(new ConnectException("refused"))))
                .isInstanceOfSatisfying(
                        Outcome.Unavailable.class,
                        it -> assertThat(it.reason()).startsWith("ConnectException: refused (at FailuresTest."));
        assertThat(FAILURES.outcomeOf(new IllegalArgumentException(new ConnectException("refused"))))
                .as("the outermost that is named")
                .isInstanceOf(Outcome.Broken.class);
        assertThat(FAILURES.outcomeOf(new UncheckedIOException(new FileNotFoundException("x"))))
                .isInstanceOf(Outcome.Failed.class);
    }

    @Test
    void aBusinessNoIsToldInItsOwnWords() {
        assertThat(FAILURES.outcomeOf(new OutOfStock("None left."))).isEqualTo(new Outcome.Refused("None left."));
    }

    @Test
    void whatIsSaidIsOneLineAndShort() {
        var said = ((Outcome.Failed) FAILURES.outcomeOf(new IOException("a\n\tb" + "c".repeat(1000)))).reason();
        assertThat(said).startsWith("IOException: a bccc").doesNotContain("\n").hasSizeLessThan(450);
        assertThat(((Outcome.Failed) FAILURES.outcomeOf(new IOException())).reason())
                .startsWith("IOException (at ");
    }

    @Test
    void causesThatGoRoundInACircleEnd() {
        var one = new RuntimeException("one");
        one.initCause(new RuntimeException("two", one));
        assertThat(FAILURES.outcomeOf(one)).isInstanceOf(Outcome.Failed.class);
    }
}
