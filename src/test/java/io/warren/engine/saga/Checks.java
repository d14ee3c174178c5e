package io.warren.engine.saga;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.workflow.Workflow;
import io.warren.simulation.World;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What must hold at every moment of a simulation, and at its end. The numbers are those of the list of invariants in
 * docs/reliability.md.
 */
final class Checks {
    /** How far an instance's idea of the database's time may be off. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private final World world;
    private final SimulatedLedger ledger;
    private final boolean loses;
    private final Map<UUID, Map<Integer, String>> heard = new HashMap<>();
    private final Set<String> skipped = new HashSet<>();
    private final Set<UUID> silenced = new HashSet<>();

    /** @param loses whether the broker may lose what it had confirmed */
    Checks(World world, SimulatedLedger ledger, boolean loses) {
        this.world = world;
        this.ledger = ledger;
        this.loses = loses;
    }

    // ---- whenever a saga is written

    void written(@Nullable Saga before, Saga after) {
        world.tell("database", () -> Told.of(after));
        if (before == null) {
            must(after.version() == 0, "9 monotone history: a new saga has version %d", after.version());
            return;
        }
        must(
                after.version() == before.version() + 1,
                "9 monotone history: version %d follows %d",
                after.version(),
                before.version());
        must(
                !after.updatedAt().isBefore(before.updatedAt()),
                "9 monotone history: %s went back in time",
                Told.of(after));
        must(
                after.state().told() >= before.state().told(),
                "9 monotone history: %s has told less than before",
                Told.of(after));
        skipping(before, after);
        ending(before, after);
        timeouts(before, after);
        undoing(before, after);
        doneMeansDone(after);
    }

    /** What a saga waits for, or has to tell, is marked in it or stands in a queue: whoever writes it may be killed now. */
    void backed(@Nullable Saga before, Saga after, Wire wire) {
        boolean waits = after.state().phase() instanceof Phase.Working;
        boolean tells = before != null && after.state().told() > before.state().told();
        must(
                loses
                        || !after.state().dispatched()
                        || !waits && !tells
                        || wire.holds(after.ref().id()),
                "4 of the promises: %s was written, and nothing of it is with the broker",
                Told.of(after));
    }

    /** Who skips a step, or its undoing, has taken it upon themselves. */
    private void skipping(Saga before, Saga after) {
        if (count(after, "skip") > count(before, "skip")) {
            int from = before.state().turn() == null ? 0 : before.state().turn().step();
            int to = after.state().turn() == null ? from : after.state().turn().step();
            // Several deeds may have been written at once, and it was at some step between.
            workflowOf(after)
                    .steps()
                    .subList(Math.min(from, to), Math.max(from, to) + 1)
                    .forEach(it -> skipped.add(after.ref().id() + "/" + it.name()));
        }
    }

    private void ending(Saga before, Saga after) {
        boolean reopened = before.state().over() && !after.state().over();
        must(
                !reopened || before.state().unwinding() != null && heardLate(before, after),
                "9 monotone history: %s had ended, and goes on",
                Told.of(after));
    }

    /** Other deeds may have been written with it. */
    private static boolean heardLate(Saga before, Saga after) {
        return count(after, "late") > count(before, "late");
    }

    private void timeouts(Saga before, Saga after) {
        boolean timedOut = count(after, "timed-out") > count(before, "timed-out");
        if (timedOut && before.state().phase() instanceof Phase.Working(var ignored, var deadline)) {
            must(
                    !deadline.isAfter(world.now().plus(TOLERANCE)),
                    "15 deadline honesty: %s timed out at %s, before its deadline %s",
                    Told.of(before),
                    world.now(),
                    deadline);
        }
    }

    private static long count(Saga saga, String what) {
        return saga.state().notes().stream()
                .filter(it -> it.what().equals(what))
                .count();
    }

    /** An undo begins only for what may have happened, and not before all that came after it is undone. */
    private void undoing(Saga before, Saga after) {
        if (!(after.state().phase() instanceof Phase.Working(var turn, var ignored))
                || turn.action() != Action.UNDO
                || turn.equals(before.state().turn())) {
            return;
        }
        var steps = after.state().steps();
        must(steps.get(turn.step()).forward().leavesTraces(), "7 undo only what may have happened: %s", Told.of(after));
        var workflow = workflowOf(after);
        boolean heardLate = heardLate(before, after);
        for (int later = turn.step() + 1; later < steps.size(); later++) {
            boolean open = steps.get(later).forward().leavesTraces()
                    && workflow.steps().get(later).undo() != null
                    && !settled(
                            steps.get(later).back().status(),
                            workflow.steps().get(later).undoing().othersGoOn());
            boolean endedEarlier =
                    isBefore(steps.get(later).forward(), steps.get(turn.step()).forward());
            must(
                    !open || endedEarlier || heardLate,
                    "8 reverse order: %s, and a later step is not undone",
                    Told.of(after));
        }
    }

    private static boolean isBefore(Leg one, Leg other) {
        return one.finishedAt() != null
                && (other.finishedAt() == null || one.finishedAt().isBefore(other.finishedAt()));
    }

    private static boolean settled(LegStatus undo, boolean othersGoOn) {
        return undo == LegStatus.DONE || undo == LegStatus.SKIPPED || othersGoOn && undo == LegStatus.FAILED;
    }

    private void doneMeansDone(Saga saga) {
        var workflow = workflowOf(saga);
        for (int i = 0; i < workflow.steps().size(); i++) {
            for (Action action : Action.values()) {
                Leg leg = saga.state().steps().get(i).leg(action);
                String name = workflow.steps().get(i).name();
                if (leg.status() == LegStatus.SKIPPED) {
                    skipped.add(saga.ref().id() + "/" + name);
                }
                if (leg.status() == LegStatus.DONE) {
                    String effect = EffectId.of(saga.ref().id(), name, action, leg.generation());
                    must(
                            ledger.effects(saga.ref().id()).stream().anyMatch(it -> it.id.equals(effect)),
                            "6 done means done: %s, but %s %s is in nobody's books",
                            Told.of(saga),
                            action.word(),
                            name);
                }
            }
        }
    }

    // ---- whenever a participant has done something

    void worked(Command command) {
        var effects = ledger.effects(command.sagaId());
        var ids = new HashSet<String>();
        effects.forEach(it -> must(ids.add(it.id), "5 effect once: %s was applied twice", it));
        var workflow = SimulatedShop.WORKFLOWS.required(
                command.saga().workflow(), command.saga().workflowVersion());
        boolean undoable = workflow.step(command.step()).orElseThrow().undo() != null;
        long holding = effects.stream()
                .filter(it -> it.holds() && it.step.equals(command.step()))
                .count();
        must(
                holding <= 1 || !undoable || skipped.contains(command.sagaId() + "/" + command.step()),
                "5 effect once: %s holds %d times: %s",
                command.step(),
                holding,
                effects);
    }

    // ---- whenever a delivery is acknowledged

    /** What the broker lets go of must be in the database, and what follows from it with the broker. */
    void acknowledged(Message message, Wire wire) {
        Saga saga = wire.database().saga(message.sagaId());
        if (saga == null || loses) {
            return;
        }
        boolean waits =
                saga.state().phase() instanceof Phase.Working && saga.state().dispatched();
        must(
                !waits || wire.holds(saga.ref().id()),
                "4 of the promises: %s was acknowledged, and nothing of %s is with the broker any more",
                Told.of(message),
                Told.of(saga));
        if (message instanceof Reply reply && reply.outcome() instanceof Outcome.Done) {
            must(
                    knows(saga, reply),
                    "4 of the promises: %s was acknowledged, but %s does not know it",
                    Told.of(message),
                    Told.of(saga));
        }
    }

    private static boolean knows(Saga saga, Reply reply) {
        int step = workflowOf(saga).indexOf(reply.step());
        Leg leg = saga.state().steps().get(step).leg(reply.action());
        String effect = EffectId.of(saga.ref().id(), reply.step(), reply.action(), leg.generation());
        boolean skipped = leg.status() == LegStatus.SKIPPED;
        return leg.status() == LegStatus.DONE
                || skipped
                || !effect.equals(reply.effectId())
                || saga.state().status() == Status.TERMINATED;
    }

    // ---- whenever the world hears of something

    void heard(Event event) {
        int number =
                Integer.parseInt(event.messageId().substring(event.messageId().indexOf('/') + 1));
        String before =
                heard.computeIfAbsent(event.sagaId(), id -> new TreeMap<>()).put(number, event.word());
        must(
                before == null || before.equals(event.word()),
                "10 one truth: event %s was %s, and now %s",
                event.messageId(),
                before,
                event.word());
    }

    // ---- at the end

    void end(SimulatedDatabase database, Customers customers, Operators operators, Wire wire) {
        var known = new HashSet<UUID>();
        for (var purchase : customers.purchases()) {
            purchase(purchase, database, known);
        }
        database.sagas().forEach(it -> must(known.contains(it.ref().id()), "3 no invention: %s", Told.of(it)));
        ledger.all().forEach((id, effects) -> must(known.contains(id), "3 no invention: %s", effects));
        database.sagas().forEach(this::ended);
        must(
                database.audit().size() >= operators.answered(),
                "17 audit: %d wishes were answered, %d are written down",
                operators.answered(),
                database.audit().size());
        must(wire.quiet(), "11 no orphans: %s", wire.left());
    }

    private static void purchase(Customers.Purchase purchase, SimulatedDatabase database, Set<UUID> known) {
        var stored =
                purchase.ids.stream().filter(it -> database.saga(it) != null).toList();
        boolean keyed = purchase.buy.businessKey() || purchase.buy.requestKey();
        must(
                !keyed || stored.size() <= 1,
                "4 idempotent intake: order-%d is there as %s",
                purchase.buy.number(),
                stored);
        if (purchase.accepted != null) {
            must(
                    stored.contains(purchase.accepted),
                    "2 durability: order-%d was accepted and is not there",
                    purchase.buy.number());
            must(
                    java.util.Arrays.equals(
                            database.input(purchase.accepted).payload(), Customers.payload(purchase.buy.number())),
                    "2 durability: order-%d is not what was ordered",
                    purchase.buy.number());
        }
        known.addAll(stored);
    }

    private void ended(Saga saga) {
        must(saga.state().over(), "1 conservation: %s has not ended", Told.of(saga));
        events(saga);
        var workflow = workflowOf(saga);
        for (int i = 0; i < workflow.steps().size(); i++) {
            effects(saga, workflow, i);
        }
    }

    private void effects(Saga saga, Workflow workflow, int i) {
        String step = workflow.steps().get(i).name();
        Leg leg = saga.state().steps().get(i).forward();
        Leg back = saga.state().steps().get(i).back();
        long holding = ledger.effects(saga.ref().id()).stream()
                .filter(it -> it.holds() && it.step.equals(step))
                .count();
        boolean touched = skipped.contains(saga.ref().id() + "/" + step);
        // What cannot be undone is done again when a person has everything from an earlier step on done anew.
        boolean again = workflow.steps().get(i).undo() == null && leg.generation() > 1;
        switch (saga.state().status()) {
            case COMPLETED ->
                must(
                        leg.status() == LegStatus.SKIPPED
                                || touched
                                || leg.status() == LegStatus.DONE && (holding == 1 || holding > 1 && again),
                        "6 done means done: %s, and %s holds %d times",
                        Told.of(saga),
                        step,
                        holding);
            case COMPENSATED, CANCELLED ->
                must(
                        holding == 0
                                || touched
                                || workflow.steps().get(i).undo() == null
                                || back.status() == LegStatus.SKIPPED,
                        "7 compensated means undone: %s, and %s still holds: %s",
                        Told.of(saga),
                        step,
                        ledger.effects(saga.ref().id()));
            default -> {}
        }
    }

    /** The delivery that would have told what followed from an outcome is gone, and whoever deleted it has its events too. */
    void silenced(UUID saga) {
        silenced.add(saga);
    }

    private void events(Saga saga) {
        if (silenced.contains(saga.ref().id())) {
            return;
        }
        var told = heard.getOrDefault(saga.ref().id(), Map.of());
        for (int number = 1; number <= saga.state().told(); number++) {
            must(
                    told.containsKey(number),
                    "10 one truth: the world never heard event %d of %s: %s",
                    number,
                    Told.of(saga),
                    told);
        }
        must(
                told.size() == saga.state().told()
                        && ending(saga).equals(told.get(saga.state().told())),
                "10 one truth: %s, but the world heard %s",
                Told.of(saga),
                told);
    }

    private static String ending(Saga saga) {
        return saga.state().status().name().toLowerCase(Locale.ROOT);
    }

    private static Workflow workflowOf(Saga saga) {
        return SimulatedShop.WORKFLOWS.required(
                saga.ref().workflow(), saga.ref().workflowVersion());
    }

    private static void must(boolean holds, String otherwise, Object... about) {
        if (!holds) {
            throw new AssertionError(otherwise.formatted(about));
        }
    }
}
