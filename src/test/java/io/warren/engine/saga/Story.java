package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.RetryPolicy.Growth;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The life of one saga, told event by event on a clock of its own; no database, no broker, no waiting. */
final class Story {
    static final Instant START = Instant.parse("2026-11-22T10:00:00Z");
    private static final UUID SAGA = UUID.fromString("01930000-0000-7000-8000-000000000001");
    private static final RetryPolicy TWICE =
            new RetryPolicy(2, Growth.FIXED, Duration.ofSeconds(10), Duration.ofSeconds(10), 0, null);

    static final Workflow WORKFLOW = new Workflow(
            "order-fulfillment",
            1,
            List.of(
                    step("reserve", "release", false),
                    step("authorize", "void", false),
                    step("ship", "recall", false),
                    step("notify", null, true)));

    private final Workflow workflow;
    private final Decider decider;
    private final List<String> sent = new ArrayList<>();
    private final List<Telling> told = new ArrayList<>();
    private Instant now = START;
    private final Set<String> away = new HashSet<>();
    private SagaState state;
    private Decision last;

    private Story(Workflow workflow) {
        this.workflow = workflow;
        this.decider = new Decider(SAGA, workflow);
        var begun = decider.begin(new Route("eu", "standard"), START);
        this.last = begun;
        this.state = begun.next();
        if (begun.send()) {
            sent.add(out());
        }
    }

    private static Step step(String name, @Nullable String undo, boolean optional) {
        return new Step(name, name + "-room", name, undo, Duration.ofMinutes(1), TWICE, optional);
    }

    /** A saga whose first command was confirmed. */
    static Story begun() {
        return fresh().confirmed();
    }

    /** A saga that was stored a moment ago. */
    static Story fresh() {
        return new Story(WORKFLOW);
    }

    /** A saga of that workflow, whose beginning was confirmed. */
    static Story of(Workflow workflow) {
        return new Story(workflow).confirmed();
    }

    Story away(String... participants) {
        away.clear();
        away.addAll(List.of(participants));
        return this;
    }

    Story confirmed() {
        return happens(new SagaEvent.Confirmed(now, state.speech().spoken(), state.told()));
    }

    /** The command that is out is answered so. */
    Story answers(Outcome outcome) {
        Turn turn = turn();
        return answers(turn.step(), turn.action(), turn.attempt(), outcome, false);
    }

    Story done(String... steps) {
        for (String step : steps) {
            assertThat(out()).startsWith(step);
            answers(new Outcome.Done("{\"by\":\"" + step + "\"}"));
        }
        return this;
    }

    Story answers(int step, Action action, int attempt, Outcome outcome, boolean redelivered) {
        int generation = state.steps().get(step).leg(action).generation();
        String effect = EffectId.of(SAGA, workflow.steps().get(step).name(), action, generation);
        String name = workflow.steps().get(step).name();
        String by = workflow.steps().get(step).participant();
        return happens(new SagaEvent.Replied(now, by, name, action, attempt, effect, outcome, redelivered, true));
    }

    Story cancelled() {
        return asked(new Verb.Cancel());
    }

    Story asked(Verb verb) {
        return happens(new SagaEvent.Wish(now, verb, "somebody", "changed their mind"));
    }

    /** Time passes, and the sweep looks at the saga. */
    Story after(Duration duration) {
        now = now.plus(duration);
        return happens(new SagaEvent.Due(now, Set.copyOf(away)));
    }

    Story happens(SagaEvent event) {
        last = decider.decide(state, event);
        if (last instanceof Decision.Moved moved) {
            state = moved.next();
            moved.tell().forEach(it -> told.add(it.telling()));
            if (moved.send()) {
                sent.add(out());
            }
        }
        return this;
    }

    private Turn turn() {
        Turn turn = state.turn();
        if (turn == null) {
            throw new AssertionError("it is over: " + state.phase());
        }
        return turn;
    }

    private String out() {
        Turn turn = turn();
        Step step = workflow.steps().get(turn.step());
        String command = step.commandFor(turn.action() == Action.UNDO);
        return turn.attempt() == 1 ? String.valueOf(command) : command + "#" + turn.attempt();
    }

    Story is(Status status) {
        assertThat(state.status()).isEqualTo(status);
        return this;
    }

    Story isAnIncident(boolean incident) {
        assertThat(state.incident()).isEqualTo(incident);
        return this;
    }

    Story hasSent(String... commands) {
        assertThat(sent).containsExactly(commands);
        return this;
    }

    Story hasTold(Telling... tellings) {
        assertThat(told).containsExactly(tellings);
        return this;
    }

    Story wasAnsweredBy(Class<? extends Decision> decision) {
        assertThat(last).isInstanceOf(decision);
        return this;
    }

    /** What happened, in one word each. */
    List<String> notes() {
        return state.notes().stream().map(Note::what).toList();
    }

    SagaState state() {
        return state;
    }
}
