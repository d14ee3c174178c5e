package io.warren.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowReaderTest {
    private static final String SHIP = """
            workflow: parcel
            version: 1
            steps:
              - name: ship
                participant: fulfillment
                command: ship
            """;

    @Test
    void aDefinitionReadsAsItIsWritten() {
        var step = only(SHIP + """
                    undo: recall
                    timeout: 2h
                    retry: {attempts: 3, growth: linear, backoff: 500ms, cap: 30s, jitter: 0.5, budget: 5m}
                    optional: true
                """).steps().getFirst();

        assertThat(step)
                .isEqualTo(new Step(
                        "ship",
                        "fulfillment",
                        "ship",
                        "recall",
                        Duration.ofHours(2),
                        new RetryPolicy(
                                3,
                                RetryPolicy.Growth.LINEAR,
                                Duration.ofMillis(500),
                                Duration.ofSeconds(30),
                                0.5,
                                Duration.ofMinutes(5)),
                        true));
    }

    @Test
    void whatFollowsWhenSomethingGoesWrongIsRead() {
        var workflow = only("""
                workflow: parcel
                version: 1
                deadline: {after: 2d, then: escalate, escalate: {priority: express}}
                reasons: [cancel, skip]
                steps:
                  - name: ship
                    participant: fulfillment
                    command: ship
                    undo: {command: recall, timeout: 2h, retry: {attempts: 9}, others-go-on: true}
                    approval: true
                    on-timeout: warn
                    on-failure: compensate
                    escalate: {region: us-east}
                  - {name: pay, participant: payment, command: capture, pivot: true}
                """);

        var ship = workflow.steps().getFirst();
        assertThat(ship.on())
                .isEqualTo(new Reactions(
                        Reaction.WARN, Reaction.ESCALATE, Reaction.COMPENSATE, new Escalation(null, "us-east")));
        assertThat(ship.undo()).isEqualTo("recall");
        assertThat(ship.undoing().timeout()).isEqualTo(Duration.ofHours(2));
        assertThat(ship.undoing().retry().attempts()).isEqualTo(9);
        assertThat(ship.undoing().othersGoOn()).isTrue();
        assertThat(ship.approval()).isTrue();
        assertThat(workflow.steps().getLast().pivot()).isTrue();
        assertThat(workflow.deadline())
                .isEqualTo(new Deadline(Duration.ofDays(2), Reaction.ESCALATE, new Escalation("express", null)));
        assertThat(workflow.reasons()).containsExactly("cancel", "skip");
    }

    @Test
    void aStepIsUndoneAsPatientlyAsItIsDoneUnlessItSaysOtherwise() {
        var step = only(SHIP + "    undo: recall\n    timeout: 1h\n    retry: {attempts: 7}\n")
                .steps()
                .getFirst();

        assertThat(step.undoing()).isEqualTo(new Undoing(Duration.ofHours(1), step.retry(), false));
    }

    @Test
    void whatComesAfterAPivotHasNoUndo() {
        assertThat(problems(SHIP + """
                    pivot: true
                  - {name: bill, participant: payment, command: bill, undo: refund}
                """.indent(0)))
                .containsExactly(
                        "parcel.yaml, line 4, column 3: step 'bill' comes after a pivot, so it is only ever driven forward. Remove its 'undo' or 'pivot'.");
    }

    @Test
    void whatIsNotSaidHasDefaults() {
        var step = only(SHIP).steps().getFirst();

        assertThat(step.undo()).isNull();
        assertThat(step.optional()).isFalse();
        assertThat(step.timeout()).isEqualTo(Duration.ofMinutes(15));
        assertThat(step.retry()).isEqualTo(RetryPolicy.DEFAULT);
    }

    @Test
    void aLongBackoffAloneLiftsTheDefaultCap() {
        var retry = only(SHIP + "    retry: {backoff: 5m}\n").steps().getFirst().retry();

        assertThat(retry.cap()).isEqualTo(Duration.ofMinutes(5));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        # added to step ship         | what the message says after the place
        timout: 30s                  | unknown key 'timout' in step 'ship'. Did you mean 'timeout'?
        colour: red                  | unknown key 'colour' in step 'ship'. Known: approval, command, escalate, name, on-expired, on-failure, on-timeout, optional, participant, pivot, retry, timeout, undo.
        <<: {timeout: 30s}           | unknown key '<<' in step 'ship'. Known: approval, command, escalate, name, on-expired, on-failure, on-timeout, optional, participant, pivot, retry, timeout, undo.
        undo: Recall                 | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens, not 'Recall'.
        undo: recall.all             | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens, not 'recall.all'.
        undo: 'a#'                   | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens, not 'a#'.
        undo: '*'                    | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens, not '*'.
        undo:                        | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens, not ''.
        undo: [a]                    | 'undo' in step 'ship' must be a word of at most 40 small letters, digits and hyphens.
        timeout: soon                | 'timeout' in step 'ship' must be a length of time such as 500ms, 30s, 5m or 2h, not 'soon'.
        timeout: 30                  | 'timeout' in step 'ship' must be a length of time such as 500ms, 30s, 5m or 2h, not '30'.
        timeout: 99999999999s        | 'timeout' in step 'ship' must be a length of time such as 500ms, 30s, 5m or 2h, not '99999999999s'.
        timeout: -30s                | 'timeout' in step 'ship' must not be negative.
        timeout: 0s                  | 'timeout' in step 'ship' must be longer than nothing.
        optional: perhaps            | 'optional' in step 'ship' must be true or false, not 'perhaps'.
        retry: 3                     | 'retry' in step 'ship' must be a mapping, e.g. {attempts: 3}.
        retry: {atempts: 3}          | unknown key 'atempts' in 'retry' of step 'ship'. Did you mean 'attempts'?
        retry: {attempts: 0}         | 'attempts' in 'retry' of step 'ship' must be a whole number from 1 to 1000000, not '0'.
        retry: {attempts: -1}        | 'attempts' in 'retry' of step 'ship' must be a whole number from 1 to 1000000, not '-1'.
        retry: {attempts: 2.5}       | 'attempts' in 'retry' of step 'ship' must be a whole number from 1 to 1000000, not '2.5'.
        retry: {growth: exponental}  | 'growth' in 'retry' of step 'ship' is 'exponental'. Did you mean 'exponential'?
        retry: {jitter: 1.5}         | 'jitter' in 'retry' of step 'ship' must be a number from 0 to 1, e.g. 0.2, not '1.5'.
        retry: {jitter: -0.1}        | 'jitter' in 'retry' of step 'ship' must be a number from 0 to 1, e.g. 0.2, not '-0.1'.
        retry: {jitter: .nan}        | 'jitter' in 'retry' of step 'ship' must be a number from 0 to 1, e.g. 0.2, not '.nan'.
        retry: {backoff: -1s}        | 'backoff' in 'retry' of step 'ship' must not be negative.
        retry: {backoff: 2m, cap: 90s} | 'cap' (90s) in step 'ship' is shorter than 'backoff' (2m). Raise the cap or shorten the backoff.
        retry: {backoff: 10s, budget: 5s} | 'budget' (5s) in step 'ship' ends before the second attempt, which waits for 'backoff' (10s). Raise the budget, or set attempts to 1.
        on-timeout: explode          | 'on-timeout' in step 'ship' is 'explode'. Known: compensate, escalate, incident, retry, warn.
        on-expired: warn             | 'on-expired' in step 'ship' is 'warn'. Known: compensate, escalate, incident, retry.
        on-timeout: escalate         | 'on-timeout' in step 'ship': nothing says where to escalate to. Add 'escalate', e.g. escalate: {priority: express}.
        escalate: {}                 | 'escalate' in step 'ship' needs a priority, a region or both.
        undo: {timeout: 2h}          | 'undo' of step 'ship' has no 'command'. Add it.
        name: ship                   | 'name' stands twice in step 'ship'. Keep one of them.
        """)
    void aWrongStepIsRefusedWithItsPlace(String line, String message) {
        assertThat(problems(SHIP + "    " + line + "\n"))
                .singleElement()
                .asString()
                .matches("parcel\\.yaml, line 7, column \\d+: .*")
                .endsWith(": " + message);
    }

    @Test
    void theColumnIsWhereTheWrongWordBegins() {
        assertThat(problems(SHIP + "    retry: {attempts: 0}\n").getFirst())
                .startsWith("parcel.yaml, line 7, column 23:");
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(problems("steps:\n  - name: ship\n"))
                .containsExactly(
                        "parcel.yaml, line 1, column 1: the workflow has no 'workflow'. Add it.",
                        "parcel.yaml, line 1, column 1: the workflow has no 'version'. Begin with 1, and add 1 with every change.",
                        "parcel.yaml, line 2, column 5: step 'ship' has no 'participant'. Add it.",
                        "parcel.yaml, line 2, column 5: step 'ship' has no 'command'. Add it.");
    }

    @Test
    void allProblemsOfAllFilesAreToldAtOnce() {
        var twoWrong = SHIP.replace("command:", "comand:").replace("version: 1", "version: 0");
        var other = new Source("other.yaml", "[]");

        assertThat(catchThrowableOfType(
                                InvalidWorkflow.class,
                                () -> Workflows.load(List.of(new Source("parcel.yaml", twoWrong), other)))
                        .problems())
                .satisfiesExactly(
                        it -> assertThat(it).contains("line 2").contains("'version'"),
                        it -> assertThat(it)
                                .contains("line 6")
                                .contains("'comand'")
                                .contains("'command'?"),
                        it -> assertThat(it).contains("step 'ship' has no 'command'"),
                        it -> assertThat(it).startsWith("other.yaml, line 1").contains("begins with 'workflow:"));
    }

    @Test
    void twoStepsOfOneNameAreRefused() {
        assertThat(problems(SHIP + """
                  - name: ship
                    participant: fulfillment
                    command: ship
                """))
                .containsExactly(
                        "parcel.yaml, line 7, column 11: step 'ship' stands twice in the workflow. Rename one of them.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps:", "steps: []", "steps: ship", "steps: {}"})
    void aWorkflowWithoutStepsIsRefused(String steps) {
        assertThat(problems("workflow: parcel\nversion: 1\n" + steps))
                .singleElement()
                .asString()
                .startsWith("parcel.yaml, line 3")
                .endsWith("'steps' in the workflow must be a list with at least one item.");
    }

    @Test
    void aStepThatIsOnlyAWordIsRefused() {
        assertThat(problems("workflow: parcel\nversion: 1\nsteps: [ship]"))
                .containsExactly(
                        "parcel.yaml, line 3, column 9: a step is a mapping with name, participant and command.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# only a comment\n",
                "a: b: c",
                "a: [",
                "\tworkflow: x",
                "--- a\n--- b",
                "a: &x *y",
                "\u0007"
            })
    void whatIsNoYamlIsRefusedWithoutAStackTrace(String text) {
        assertThat(problems(text)).singleElement().asString().startsWith("parcel.yaml");
    }

    @Test
    void anAliasBombIsRefused() {
        var bomb = new StringBuilder("workflow: parcel\nversion: 1\na0: &a0 [x]\n");
        for (int i = 1; i < 9; i++) {
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(i, i, String.join(",", java.util.Collections.nCopies(9, "*a" + (i - 1)))));
        }
        assertThat(problems(bomb.toString())).singleElement().asString().contains("aliases");
    }

    @Test
    void depthSizeAndStepsHaveLimits() {
        assertThat(problems("a: " + "[".repeat(5000)))
                .singleElement()
                .asString()
                .contains("epth");
        assertThat(problems("# " + "x".repeat(300_000)))
                .singleElement()
                .asString()
                .contains("262144 characters");
        assertThat(problems("workflow: w\nversion: 1\nsteps: [" + "x,".repeat(200) + "]"))
                .singleElement()
                .asString()
                .contains("200 steps are too many");
    }

    @Test
    void anAnchorMayStillBeShared() {
        var workflow = only("""
                workflow: parcel
                version: 1
                steps:
                  - {name: pack, participant: fulfillment, command: pack, retry: &patient {attempts: 9}}
                  - {name: ship, participant: fulfillment, command: ship, retry: *patient}
                """);

        assertThat(workflow.steps()).allMatch(it -> it.retry().attempts() == 9);
    }

    private static Workflow only(String text) {
        return Workflows.load(List.of(new Source("parcel.yaml", text))).newest("parcel");
    }

    private static List<String> problems(String text) {
        var refused = catchThrowableOfType(InvalidWorkflow.class, () -> only(text));
        return Stream.ofNullable(refused).flatMap(it -> it.problems().stream()).toList();
    }
}
