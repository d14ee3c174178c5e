package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One decision, and the saga that it was about, before and after. */
record Sight(Saga before, Saga after, SagaEvent event, Workflow workflow) {
    UUID id() {
        return after.ref().id();
    }

    Leg then(Turn turn) {
        return before.state().leg(turn);
    }

    Leg now(Turn turn) {
        return after.state().leg(turn);
    }

    Step step(Turn turn) {
        return workflow.steps().get(turn.step());
    }

    /** The id of that work, as the leg counts it. */
    String effect(Turn turn, Leg leg) {
        return EffectId.of(id(), step(turn).name(), turn.action(), leg.generation());
    }

    /** As spans are called. */
    String name(Turn turn) {
        String step = step(turn).name();
        return turn.action() == Action.UNDO ? "undo " + step : step;
    }

    boolean ended() {
        return after.state().over() && !before.state().over();
    }

    boolean becameIncident() {
        return after.state().incident() && !before.state().incident();
    }

    /** Whose attempt has ended with this decision, if one has. */
    @Nullable
    Turn attempted() {
        Turn turn = out(before.state());
        boolean goesOn = turn != null
                && turn.equals(out(after.state()))
                && then(turn).generation() == now(turn).generation();
        return goesOn ? null : turn;
    }

    /** Whose command is out, or was given back by one who is away and goes out again as the same attempt. */
    private static @Nullable Turn out(SagaState state) {
        return switch (state.phase()) {
            case Phase.Working it -> it.turn();
            case Phase.Resting it
            when state.leg(it.next()).attempt() == it.next().attempt() -> it.next();
            case Phase.Resting ignored -> null;
            case Phase.Asking ignored -> null;
            case Phase.Stuck ignored -> null;
            case Phase.Over ignored -> null;
        };
    }

    /** What spans tell of the saga. */
    static Map<String, Object> facts(Saga saga) {
        var ref = saga.ref();
        var facts = new HashMap<String, Object>();
        facts.put("order.id", ref.businessKey());
        facts.put("warren.workflow", ref.workflow());
        facts.put("warren.workflow.version", ref.workflowVersion());
        facts.put("warren.region", ref.region());
        facts.put("warren.priority", ref.priority());
        return facts;
    }

    /** And of a step of it. */
    Map<String, Object> facts(Saga saga, Turn turn) {
        var facts = facts(saga);
        facts.put("warren.step", step(turn).name());
        facts.put("warren.action", turn.action().word());
        facts.put("warren.participant", step(turn).participant());
        return facts;
    }
}
