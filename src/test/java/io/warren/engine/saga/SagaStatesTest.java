package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.saga.Atlas.Arrow;
import io.warren.engine.workflow.Deadline;
import io.warren.engine.workflow.Escalation;
import io.warren.engine.workflow.Reaction;
import io.warren.engine.workflow.Reactions;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Undoing;
import io.warren.engine.workflow.Workflow;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every event in every state: each pair is decided, and the decisions keep what they promise. */
class SagaStatesTest {
    private static final Path PAGE = Path.of("docs", "reference", "saga-states.md");
    private static final RetryPolicy TWICE = new RetryPolicy(
            2, RetryPolicy.Growth.FIXED, Duration.ofSeconds(10), Duration.ofSeconds(10), 0, Duration.ofHours(1));
    private static final List<Arrow> ARROWS =
            workflows().flatMap(it -> Atlas.of(it).stream()).toList();

    @Test
    void everyPairIsDecidedAndARefusalSaysWhy() {
        assertThat(ARROWS.size()).isGreaterThan(10_000);
        never(it -> switch (it.decision()) {
            case Decision.Moved ignored -> false;
            case Decision.Repeat ignored -> !(it.cause() instanceof SagaEvent.Replied);
            case Decision.Ignored ignored -> ignored.why().isBlank();
            case Decision.Disowned ignored -> true;
            case Decision.Denied denied ->
                !(it.cause() instanceof SagaEvent.Wish) || denied.why().isBlank();
        });
    }

    @Test
    void everyStandingIsReached() {
        assertThat(ARROWS.stream().map(it -> Standing.of(it.from())).distinct()).contains(Standing.values());
    }

    @Test
    void whatIsNotOverIsWaitedForByTheClockOrByAPerson() {
        never(it -> {
            SagaState state = it.to();
            boolean byAPerson =
                    state.held() || state.phase() instanceof Phase.Stuck || state.phase() instanceof Phase.Asking;
            return !state.over() && !byAPerson && state.due() == null && state.dispatched();
        });
    }

    @Test
    void aCommandThatComesOutIsSent() {
        never(it -> moved(it)
                .filter(moved -> {
                    boolean out = it.to().phase() instanceof Phase.Working;
                    boolean same = it.from().phase() instanceof Phase.Working && sameTurn(it);
                    return moved.send() != out && !(out && same);
                })
                .isPresent());
    }

    @Test
    void whatFollowsWithoutADeliveryBehindItStaysMarkedUntilItIsConfirmed() {
        never(it -> !(it.cause() instanceof SagaEvent.Replied)
                && moved(it)
                        .filter(moved -> moved.send() || !moved.tell().isEmpty())
                        .isPresent()
                && it.to().dispatched());
    }

    @Test
    void whatIsPausedSendsNothingNew() {
        never(it -> it.from().held()
                && it.to().held()
                && moved(it).filter(Decision.Moved::send).isPresent()
                && !sameTurn(it));
    }

    @Test
    void whatIsOverStaysOverUnlessALateSuccessHasToBeUndone() {
        never(it -> it.from().over()
                && !it.to().over()
                && (it.from().unwinding() == null || !it.event().equals("late done")));
    }

    @Test
    void pastItsPivotNothingIsUndone() {
        never(it -> it.from().unwinding() == null
                && it.to().unwinding() instanceof Unwinding back
                && IntStream.range(back.floor(), it.workflow().steps().size())
                        .filter(i -> it.workflow().steps().get(i).pivot())
                        .anyMatch(i -> it.to().steps().get(i).forward().mayHaveHappened()));
    }

    @Test
    void onlyWhatMayHaveHappenedIsUndone() {
        never(it -> it.to().phase() instanceof Phase.Working(var turn, var ignored)
                && turn.action() == Action.UNDO
                && !it.to().steps().get(turn.step()).forward().leavesTraces());
    }

    @Test
    void whileItIsUndoneNothingNewIsDone() {
        never(it -> it.from().unwinding() != null
                && it.to().unwinding() != null
                && it.to().phase() instanceof Phase.Working(var turn, var ignored)
                && turn.action() == Action.DO
                && !sameTurn(it));
    }

    @Test
    void theWorldHearsOfEachIncidentWhenItComesAndWhenItGoes() {
        never(it -> moved(it)
                .filter(moved -> {
                    boolean raised = !it.from().incident() && it.to().incident();
                    boolean resolved = it.from().incident() && !it.to().incident();
                    return raised != tells(it, moved, Telling.INCIDENT_RAISED)
                            || resolved != tells(it, moved, Telling.INCIDENT_RESOLVED);
                })
                .isPresent());
    }

    /** What is only told again, because its confirm never came, does not count. */
    private static boolean tells(Arrow it, Decision.Moved moved, Telling telling) {
        return moved.tell().stream()
                .anyMatch(told ->
                        told.telling() == telling && told.number() > it.from().told());
    }

    @Test
    void aVerbThatIsSentTwiceIsDoneOnce() {
        never(it -> {
            if (!(it.cause() instanceof SagaEvent.Wish) || it.event().equals("skip")) {
                return false;
            }
            var again = new Decider(Atlas.SAGA, it.workflow()).decide(it.to(), it.cause());
            return again instanceof Decision.Moved moved
                    && (!Objects.equals(moved.next().turn(), it.to().turn())
                            || !moved.next().route().equals(it.to().route()));
        });
    }

    @Test
    void aRedeliveryIsNeverLeftUnanswered() {
        never(it -> it.cause() instanceof SagaEvent.Replied reply
                && reply.redelivered()
                && it.decision() instanceof Decision.Ignored);
    }

    private static void never(Predicate<Arrow> wrong) {
        assertThat(ARROWS.stream().filter(wrong).limit(3)).isEmpty();
    }

    private static boolean sameTurn(Arrow it) {
        return Objects.equals(it.from().turn(), it.to().turn());
    }

    private static Optional<Decision.Moved> moved(Arrow it) {
        return it.decision() instanceof Decision.Moved moved ? Optional.of(moved) : Optional.empty();
    }

    /** To write the page anew: {@code mvn test -Dtest=SagaStatesTest -Dsaga-states=write}. */
    @Test
    void thePageOfStatesIsWhatTheDeciderDoes() throws IOException {
        String page = page();
        if ("write".equals(System.getProperty("saga-states"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() {
        var lines = new ArrayList<String>();
        lines.add("# The states of an order");
        lines.add("");
        lines.add(
                "Written by `SagaStatesTest`, which walks every event from every state that can be reached, and fails");
        lines.add("where this page says anything else.");
        lines.add("");
        lines.add("```mermaid");
        lines.add("stateDiagram-v2");
        for (Standing standing : Standing.values()) {
            lines.add("    %s : %s".formatted(standing, standing.words));
        }
        lines.add("    [*] --> PENDING");
        lines.add("    [*] --> ASKING");
        arrowsOfTheDiagram()
                .forEach((ends, words) -> lines.add("    %s : %s".formatted(ends, String.join(", ", words))));
        lines.add("```");
        lines.add("");
        lines.add("## Every event in every state");
        lines.add(
                "A dash: nothing changes. \"Refused\": the caller hears why not. Where several states stand in one field, the");
        lines.add("workflow or the rest of the order decides between them.");
        lines.addAll(table());
        return String.join("\n", lines) + "\n";
    }

    private static Map<String, TreeSet<String>> arrowsOfTheDiagram() {
        var drawn = new TreeMap<String, TreeSet<String>>();
        ARROWS.stream()
                .filter(it -> Standing.of(it.from()) != Standing.of(it.to()))
                .forEach(it -> drawn.computeIfAbsent(
                                Standing.of(it.from()) + " --> " + Standing.of(it.to()), ends -> new TreeSet<>())
                        .add(it.event()));
        return drawn;
    }

    private static List<String> table() {
        var lines = new ArrayList<String>();
        for (Standing standing : Standing.values()) {
            lines.add("");
            lines.add("### " + Character.toUpperCase(standing.words.charAt(0)) + standing.words.substring(1));
            lines.add("| event | then |");
            lines.add("|---|---|");
            var cells = new TreeMap<String, TreeSet<String>>();
            ARROWS.stream()
                    .filter(it -> Standing.of(it.from()) == standing)
                    .forEach(it -> cells.computeIfAbsent(it.event(), event -> new TreeSet<>())
                            .add(cell(it)));
            cells.forEach((event, then) ->
                    lines.add("| %s | %s |".formatted(event, then.stream().collect(Collectors.joining("; ")))));
        }
        return lines;
    }

    private static String cell(Arrow it) {
        return switch (it.decision()) {
            case Decision.Moved ignored -> Standing.of(it.to()).words;
            case Decision.Repeat ignored -> "what was said last is said again";
            case Decision.Ignored ignored -> "-";
            case Decision.Disowned ignored -> "put aside";
            case Decision.Denied ignored -> "refused";
        };
    }

    /** Small, and together with everything that a definition can say. */
    private static Stream<Workflow> workflows() {
        var express = new Escalation("express", null);
        var escalate = new Reactions(Reaction.ESCALATE, Reaction.ESCALATE, Reaction.COMPENSATE, express);
        var careful = new Reactions(Reaction.WARN, Reaction.COMPENSATE, Reaction.INCIDENT, null);
        var harsh = new Reactions(Reaction.COMPENSATE, Reaction.INCIDENT, Reaction.INCIDENT, null);
        var strict = new Reactions(Reaction.INCIDENT, Reaction.RETRY, Reaction.COMPENSATE, null);
        return Stream.of(
                workflow(null, step("reserve", "release", "", Reactions.DEFAULT), step("ship", "recall", "", harsh)),
                workflow(
                        new Deadline(Duration.ofMinutes(5), Reaction.ESCALATE, express),
                        step("reserve", "release", "approval", escalate),
                        step("notify", null, "optional", strict)),
                workflow(
                        new Deadline(Duration.ofMinutes(5), Reaction.WARN, null),
                        step("reserve", "release", "others-go-on", careful),
                        step("ship", "recall", "others-go-on", strict)),
                workflow(
                        new Deadline(Duration.ofMinutes(5), Reaction.COMPENSATE, null),
                        step("reserve", "release", "", Reactions.DEFAULT),
                        step("pay", null, "pivot", Reactions.DEFAULT),
                        step("ship", null, "", strict)),
                workflow(
                        new Deadline(Duration.ofMinutes(5), Reaction.INCIDENT, null),
                        step("reserve", "release", "approval", Reactions.DEFAULT),
                        step("ship", null, "", Reactions.DEFAULT)));
    }

    private static Workflow workflow(@Nullable Deadline deadline, Step... steps) {
        return new Workflow("walked", 1, List.of(steps), deadline, new TreeSet<>());
    }

    private static Step step(String name, @Nullable String undo, String trait, Reactions on) {
        var minute = Duration.ofMinutes(1);
        return new Step(
                name,
                name + "-room",
                name,
                undo,
                minute,
                TWICE,
                trait.equals("optional"),
                trait.equals("pivot"),
                trait.equals("approval"),
                on,
                new Undoing(minute, TWICE, trait.equals("others-go-on")));
    }
}
