package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.diagnostics.FailureAnalysis;

class SettingsCheckTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
            warren.priorities.economy.lane=standart    | warren.priorities.economy.lane is 'standart', but no such lane   | Did you mean 'standard'?
            warren.default-region=us-eats              | warren.default-region is 'us-eats', but no such region           | Did you mean 'us-east'?
            warren.default-priority=expres             | warren.default-priority is 'expres', but no such priority        | Did you mean 'express'?
            warren.queue-type=quorom                   | warren.queue-type is 'quorom', but no such queue type            | Did you mean 'quorum'?
            warren.priorities.express.level=32         | warren.priorities.express.level is 32                            | 0 to 31
            warren.priorities.express.level=-1         | warren.priorities.express.level is -1                            | 0 to 31
            warren.lanes.bulk.sla=1h                   | warren.lanes.bulk.ttl is missing                                 | such as 15m
            warren.lanes.bulk.ttl=1h                   | warren.lanes.bulk.sla is missing                                 | such as 15m
            warren.lanes.express.ttl=0s                | warren.lanes.express.ttl is PT0S                                 | such as 15m
            warren.lanes.express.prefetch=0            | warren.lanes.express.prefetch is 0                               | 1 to 2000
            warren.lanes.express.concurrency=0         | warren.lanes.express.concurrency is 0                            | 1 to 1000
            warren.regions[EU].states=x                | 'EU' under warren.regions cannot be a word                       | small letters
            warren.regions[a.b].states=x               | 'a.b' under warren.regions cannot be a word                      | small letters
            warren.participants[stock#].enabled=true   | 'stock#' under warren.participants cannot be a word              | small letters
            warren.participants.stock.shared-lanes=a.* | 'a.*' under warren.participants.stock.shared-lanes cannot be     | small letters
            warren.participants.payment.users=a,,b     | warren.participants.payment.users names a user by no word        | such as warren-payment
            warren.participants.orders.enabled=true    | 'orders' under warren.participants is the first word             | another name
            """)
    void aWrongSettingIsRefusedWithASentenceAndTheCure(String change, String description, String action) {
        var analysis = analysisOf(catchThrowable(() -> Configured.settings(change)));

        assertThat(analysis.getDescription()).contains(description);
        assertThat(analysis.getAction()).contains(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "0", "us-west", "a123456789-123456789-123456789-123456789"})
    void smallLettersDigitsAndHyphensMakeAWord(String word) {
        assertThat(Configured.settings("warren.regions.%s.states=x".formatted(word))
                        .regions())
                .containsKey(word);
    }

    @Test
    void emptySettingsAreRefused() {
        var analysis = analysisOf(catchThrowable(() -> Configured.only(Map.of())));

        assertThat(analysis.getDescription()).isEqualTo("warren.regions is empty.");
    }

    @Test
    void aClassicLaneHasFewerLevels() {
        var thrown = catchThrowable(
                () -> Configured.settings("warren.queue-type=classic", "warren.priorities.express.level=11"));

        assertThat(analysisOf(thrown).getAction()).contains("0 to 10");
    }

    @Test
    void aWorkflowWhoseWordsCannotBeRoutedIsRefused() {
        var step = new Step("s", "Inventory", "reserve", null, Duration.ofMinutes(1), RetryPolicy.DEFAULT, false);

        var thrown =
                catchThrowable(() -> Topology.of(Configured.settings(), List.of(new Workflow("w", 1, List.of(step)))));

        assertThat(analysisOf(thrown).getDescription()).startsWith("'Inventory' under workflow w, step s cannot be");
    }

    private static FailureAnalysis analysisOf(Throwable thrown) {
        return Objects.requireNonNull(new TopologyRefusedAnalyzer().analyze(thrown));
    }
}
