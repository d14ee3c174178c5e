package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Outcome;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Walks a workflow by every event from every state that can be reached, until no new kind of state comes up. Two states
 * are of one kind when they differ only in what no decision looks at: times, histories, and how often a person tried.
 */
final class Atlas {
    static final UUID SAGA = UUID.fromString("01930000-0000-7000-8000-000000000002");
    private static final List<Outcome> OUTCOMES = List.of(
            new Outcome.Done("{}"),
            new Outcome.Refused("no"),
            new Outcome.Failed("no luck"),
            new Outcome.Unavailable("closed"),
            new Outcome.Broken("nonsense"),
            new Outcome.Expired("nobody came"),
            new Outcome.Undelivered("no binding"));

    /** One step of the walk. */
    record Arrow(Workflow workflow, SagaState from, String event, SagaEvent cause, Decision decision) {
        SagaState to() {
            return decision instanceof Decision.Moved moved ? moved.next() : from;
        }
    }

    private final Workflow workflow;
    private final Decider decider;
    private final List<Arrow> arrows = new ArrayList<>();

    private Atlas(Workflow workflow) {
        this.workflow = workflow;
        this.decider = new Decider(SAGA, workflow);
    }

    static List<Arrow> of(Workflow workflow) {
        var atlas = new Atlas(workflow);
        atlas.walk();
        return atlas.arrows;
    }

    private void walk() {
        SagaState first =
                decider.begin(new Route("eu", "standard"), Story.START).next();
        var seen = new HashMap<Object, SagaState>();
        var open = new ArrayDeque<>(List.of(first));
        seen.put(kind(first), first);
        while (!open.isEmpty()) {
            SagaState from = open.remove();
            events(from).forEach((word, event) -> {
                var arrow =
                        new Arrow(workflow, from, word.replaceAll(" \\(.*", ""), event, decider.decide(from, event));
                arrows.add(arrow);
                if (seen.putIfAbsent(kind(arrow.to()), arrow.to()) == null) {
                    open.add(arrow.to());
                }
            });
        }
    }

    private static Object kind(SagaState state) {
        Turn turn = state.turn();
        int tried = turn == null
                ? 0
                : Math.min(turn.attempt() - state.leg(turn).round().before(), 3);
        var legs = state.steps().stream()
                .flatMap(it -> List.of(it.forward(), it.back()).stream())
                .map(it -> it.status() + (it.unsure() ? "?" : "") + (it.attempt() > 0))
                .toList();
        return List.of(
                state.phase().getClass(),
                turn == null ? "" : turn.action() + " " + turn.step() + " " + tried,
                unwinding(state.unwinding()),
                legs,
                state.held(),
                state.dispatched());
    }

    private static Object unwinding(@Nullable Unwinding it) {
        return switch (it) {
            case null -> "";
            case Unwinding.ToEnd end -> end.ending();
            case Unwinding.ToStep to -> to.step();
        };
    }

    /** Everything that can happen to it now, by the word that the documentation has for it. */
    private Map<String, SagaEvent> events(SagaState state) {
        var events = new LinkedHashMap<String, SagaEvent>();
        Instant now = Story.START.plus(Duration.ofSeconds(30));
        Turn turn = state.turn();
        if (turn != null) {
            for (Outcome outcome : OUTCOMES) {
                events.put(outcome.word(), reply(state, turn, outcome, false));
                events.put(outcome.word() + " (redelivered)", reply(state, turn, outcome, true));
                if (turn.attempt() > 1) {
                    var before = new Turn(turn.action(), turn.step(), turn.attempt() - 1);
                    events.put("late " + outcome.word() + " (attempt)", reply(state, before, outcome, false));
                }
            }
        }
        others(state, turn, events);
        Instant due = Objects.requireNonNullElse(state.stepDue(), now);
        events.put("time passes", new SagaEvent.Due(due, Set.of()));
        events.put("time passes (away)", new SagaEvent.Due(due, Set.of("reserve-room", "ship-room", "pay-room")));
        if (state.deadline() != null) {
            events.put("deadline", new SagaEvent.Due(state.deadline(), Set.of()));
        }
        events.put("lost", new SagaEvent.Lost(now, "a-lane", now));
        events.put("confirmed", new SagaEvent.Confirmed(now, state.speech().spoken(), state.told()));
        wishes(state, now, events);
        return events;
    }

    private void others(SagaState state, @Nullable Turn turn, Map<String, SagaEvent> events) {
        for (int step = 0; step < state.steps().size(); step++) {
            for (Action action : Action.values()) {
                boolean current = turn != null && turn.step() == step && turn.action() == action;
                Leg leg = state.steps().get(step).leg(action);
                if (!current && leg.attempt() > 0) {
                    var passed = new Turn(action, step, leg.attempt());
                    String which = " (%s %d)".formatted(action.word(), step);
                    events.put("late done" + which, reply(state, passed, OUTCOMES.get(0), false));
                    events.put("late refused" + which, reply(state, passed, OUTCOMES.get(1), false));
                    events.put("late failed" + which, reply(state, passed, OUTCOMES.get(2), false));
                    events.put("late done" + which + " (redelivered)", reply(state, passed, OUTCOMES.get(0), true));
                }
            }
        }
    }

    private void wishes(SagaState state, Instant now, Map<String, SagaEvent> events) {
        var verbs = new LinkedHashMap<String, Verb>();
        for (Verb verb : List.of(new Verb.Cancel(), new Verb.Terminate(), new Verb.Pause(), new Verb.Resume())) {
            verbs.put(verb.word(), verb);
        }
        verbs.put("retry", new Verb.Retry(null));
        verbs.put("skip", new Verb.Skip(null, "{}"));
        verbs.put("approve", new Verb.Approve(null));
        verbs.put("reroute", new Verb.Reroute(null, "express"));
        for (var step : workflow.steps()) {
            verbs.put("retry from (%s)".formatted(step.name()), new Verb.Retry(step.name()));
        }
        Instant at = state.heldSince() == null ? now : state.heldSince().plusSeconds(1);
        verbs.forEach((word, verb) -> events.put(word, new SagaEvent.Wish(at, verb, "me", "because")));
    }

    private SagaEvent reply(SagaState state, Turn turn, Outcome outcome, boolean redelivered) {
        String name = workflow.steps().get(turn.step()).name();
        String by = workflow.steps().get(turn.step()).participant();
        String effect = EffectId.of(SAGA, name, turn.action(), state.leg(turn).generation());
        Instant at = Story.START.plusSeconds(20);
        return new SagaEvent.Replied(at, by, name, turn.action(), turn.attempt(), effect, outcome, redelivered, true);
    }
}
