package io.warren.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestWordTest {
    private static final List<String> REGIONS = List.of("us-west", "us-east", "eu", "apac", "latam");

    @ParameterizedTest
    @CsvSource(textBlock = """
        us-wets, us-west
        US-WEST, us-west
        uswest,  us-west
        ue,      eu
        latan,   latam
        apacc,   apac""")
    void aSlipOfTheFingerIsUnderstood(String written, String meant) {
        assertThat(NearestWord.to(written, REGIONS)).contains(meant);
    }

    @ParameterizedTest
    @CsvSource({"mars", "x", "''"})
    void aStrangeWordIsNotGuessedAt(String written) {
        assertThat(NearestWord.to(written, REGIONS)).isEmpty();
    }

    @Test
    void theHintIsTheNearestWordOrElseAllOfThem() {
        assertThat(NearestWord.hint("latan", REGIONS)).isEqualTo("Did you mean 'latam'?");
        assertThat(NearestWord.hint("mars", REGIONS)).isEqualTo("Known: apac, eu, latam, us-east, us-west.");
        assertThat(NearestWord.hint("mars", List.of())).isEqualTo("Known: none.");
        assertThat(NearestWord.hint("m".repeat(100_000), REGIONS)).startsWith("Known:");
    }
}
