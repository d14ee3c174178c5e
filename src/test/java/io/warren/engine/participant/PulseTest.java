package io.warren.engine.participant;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.participant.Pulse.Answer;
import io.warren.engine.participant.Pulse.Probing;
import io.warren.engine.participant.Pulse.Recovering;
import io.warren.engine.participant.Pulse.Sign;
import io.warren.engine.participant.Pulse.Well;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stories of answers, and what is thought of the participant after each. */
class PulseTest {
    private static final Pulse.Rules RULES =
            new Pulse.Rules(5, Duration.ofSeconds(1), Duration.ofSeconds(30), Duration.ofMinutes(1), 8);
    private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

    private Pulse pulse = Well.WELL;
    private Instant now = START;
    private final StringBuilder costs = new StringBuilder();

    /**
     * Each word is an order and what came of its command: + it answered, - it failed, ~ away, ? nothing known; with an
     * exclamation mark no other order's command was waiting. A word in brackets was begun before the outage.
     */
    private void live(String story) {
        for (String word : story.split(" ")) {
            String plain = word.replaceAll("[()!]", "");
            String order = plain.substring(0, plain.length() - 1);
            if (!word.startsWith("(")) {
                Instant admitted = pulse.admitsAt(0);
                now = admitted.isAfter(now) ? admitted : now;
                pulse = pulse.begun(order);
            }
            var next = pulse.after(new Answer(order, sign(plain), word.endsWith("!"), now), RULES);
            pulse = next.pulse();
            if (plain.endsWith("-")) {
                costs.append(next.excused() ? "free " : "counts ");
            }
        }
    }

    private static Sign sign(String word) {
        return switch (word.charAt(word.length() - 1)) {
            case '+' -> Sign.ALIVE;
            case '-' -> Sign.FAILED;
            case '~' -> Sign.AWAY;
            default -> Sign.NONE;
        };
    }

    private String state() {
        return switch (pulse) {
            case Well ignored -> "well";
            case Probing it -> "probing every " + it.pause().toSeconds();
            case Recovering it -> "recovering by " + it.width();
        };
    }

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "A+, well",
        "A-, well",
        "A- B- C- D-, well",
        "A- B- C- D- E-, probing every 1",
        "A- B- C- D- E+ F-, well",
        "A- A- A- A- A- A- A- A-, well",
        "A- B- A- B- A- B- A- B-, well",
        "A- A- A- A- A- B- C-, probing every 1",
        "A- B- C- D- X? E-, probing every 1",
        "A~, probing every 1",
        "A~ B~, probing every 2",
        "A~ B~ C- D~, probing every 8",
        "A~ B~ C- D~ E~ F~ G~ H~, probing every 30",
        "A~ (B-) (C-) (D~), probing every 1",
        "A~ X?, probing every 1",
        "A~ B+, recovering by 1",
        "A~ (B+), recovering by 1",
        "A~ B+ C+, recovering by 2",
        "A~ B+ C+ D+ E+, recovering by 4",
        "A~ B+ C+ D+ E+ F+ G+ H+, recovering by 4",
        "A~ B+ C+ D+ E+ F+ G+ H+ I+, well",
        "A~ B+ X?, recovering by 1",
        "A~ B+ C+ D-, recovering by 2",
        "A~ B+ C+ D- E-, probing every 1",
        "A~ B+ C+ D- E+ F-, recovering by 2",
        "A~ B+ C~, probing every 1",
    })
    void whatIsThoughtOfIt(String story, String state) {
        live(story);
        assertThat(state()).isEqualTo(state);
    }

    @ParameterizedTest(name = "{0} costs {1}")
    @CsvSource({
        "A- B- C- D- E-, counts counts counts counts free",
        "A~ B- C- D-, free free free",
        "A~ (B-) (C-), free free",
        "A~ A- A- A-, free free free",
        "A~ B- B-!, free counts",
        "A~ B- C- B-!, free free free",
        "A~ P- B+ P-, free counts",
        "A~ P- B+ P- C+ P-, free counts counts",
        "A- B- C- D- E- A- B- C- D- E- A-, counts counts counts counts free free free free free free counts",
        "A~ B+ P- C+ P- P-, free counts counts",
    })
    void whatAFailureCosts(String story, String verdicts) {
        live(story);
        assertThat(costs.toString().strip()).isEqualTo(verdicts);
    }

    @Test
    void onlyOneCommandIsTriedAtATimeAndOnlyAfterThePause() {
        live("A~");
        assertThat(pulse.admitsAt(0)).isEqualTo(START.plusSeconds(1));
        pulse = pulse.begun("B");
        assertThat(pulse.admitsAt(1)).isEqualTo(Instant.MAX);
        live("(B~)");
        assertThat(pulse.admitsAt(0)).isEqualTo(START.plusSeconds(2));
    }

    @Test
    void whileItRecoversNoMoreThanItsWidthAreBegun() {
        live("A~ B+ C+");
        assertThat(pulse.admitsAt(1)).isEqualTo(Instant.EPOCH);
        assertThat(pulse.admitsAt(2)).isEqualTo(Instant.MAX);
    }

    @Test
    void theOutageIsCountedFromItsBeginningUntilAllIsWell() {
        live("A~ B~ C+ D~ E+");
        assertThat(pulse.since()).isEqualTo(START);
        live("F+ G+ H+ I+ J+ K+ L+");
        assertThat(pulse.since()).isNull();
    }

    @Test
    void anOrderThatIsAtFaultHoldsUpNoRecovery() {
        live("A~ B+ P- C+ D+ P- P- P- E+");
        assertThat(state()).startsWith("recovering");
    }
}
