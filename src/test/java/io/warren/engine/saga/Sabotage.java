package io.warren.engine.saga;

import io.warren.simulation.Mutant;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongFunction;

/**
 * A bug of the kind that people make, put into the program on purpose.
 *
 * @param what it does wrong
 * @param file of the program, or of what the simulation has in place of a database, a clock or a participant
 * @param from what stands there
 * @param to what is to stand there
 */
record Sabotage(String what, String file, String from, String to) {
    private static final Path PROGRAM = Path.of("src/main/java/io/warren/engine/saga");
    private static final Path SIMULATION = Path.of("src/test/java/io/warren/engine/saga");

    @SuppressWarnings("unchecked")
    LongFunction<String> applied() {
        Path folder = file.startsWith("Simulated") || file.startsWith("Hands") ? SIMULATION : PROGRAM;
        try {
            var mutant = Mutant.of(folder.resolve(file + ".java"), from, to);
            return (LongFunction<String>) mutant.loadClass("io.warren.engine.saga.Trial")
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the simulation of a mutant could not be loaded", e);
        }
    }

    static List<Sabotage> all() {
        return List.of(
                new Sabotage(
                        "acknowledges an outcome before it is stored",
                        "OutcomeDoor",
                        "loops.happen(new Advance.Item(reply.sagaId(), event, receipt, null));",
                        "receipt.settle(); loops.happen(new Advance.Item(reply.sagaId(), event, null, null));"),
                new Sabotage(
                        "acknowledges what it could not publish",
                        "Dispatch",
                        "later.accept(parcel.left(published));",
                        "receipt.settle();"),
                new Sabotage(
                        "takes a command for sent before its confirm",
                        "Dispatch",
                        "if (receipt == null && all) {",
                        "if (receipt == null) {"),
                new Sabotage("ignores returns and negative confirms", "Dispatch", "!published.contains(false)", "true"),
                new Sabotage("undoes the first step first", "Trail", ".max(", ".min("),
                new Sabotage(
                        "takes a redelivery for a duplicate",
                        "Answers",
                        "return reply.redelivered()\n                || reply.outcome() instanceof Outcome.Expired",
                        "return reply.outcome() instanceof Outcome.Expired"),
                new Sabotage(
                        "says only the new of what a redelivery means",
                        "Draft",
                        "boolean again = redelivered || open && !state.dispatched();",
                        "boolean again = open && !state.dispatched();"),
                new Sabotage(
                        "gives each attempt an effect of its own",
                        "Letters",
                        "turn.action(), generation),",
                        "turn.action(), turn.attempt()),"),
                new Sabotage(
                        "drops a batch that another instance came before",
                        "Advance",
                        "LOG.debug(\"{}\", e.getMessage());",
                        "return new Pass(List.of(), Map.of());"),
                new Sabotage(
                        "writes over what another instance has written",
                        "SimulatedDatabase",
                        "stored.version() != saga.version()",
                        "false"),
                new Sabotage(
                        "decides on what it remembers, however old that is",
                        "Advance",
                        "!unchanged.isEmpty() && !store.areCurrent(unchanged)",
                        "false"),
                new Sabotage(
                        "forgets what it did before in the same batch",
                        "Advance",
                        "sagas.put(item.saga(), next);",
                        "if (!changed.contains(item.saga())) { sagas.put(item.saga(), next); }"),
                new Sabotage(
                        "never sends again what was not confirmed", "Hours", "if (!state.owes()) {", "if (true) {"),
                new Sabotage(
                        "does not mark what no delivery stands behind",
                        "Draft",
                        "state = state.speech(state.speech().unbacked());",
                        ""),
                new Sabotage(
                        "trusts a delivery that the broker has taken away",
                        "Advance",
                        "receipt != null && !receipt.held()",
                        "false"),
                new Sabotage(
                        "takes a time-out for a no",
                        "Leg",
                        "return status == LegStatus.DONE || attempt > 0 && status != LegStatus.REFUSED;",
                        "return status == LegStatus.DONE;"),
                new Sabotage(
                        "undoes what was never begun",
                        "Trail",
                        "return state.steps().get(i).forward().leavesTraces()\n                && workflow",
                        "return workflow"),
                new Sabotage(
                        "tells an event under the number of another",
                        "Speech",
                        "new Decision.Told(told - open.size() + 1 + i,",
                        "new Decision.Told(told - open.size() + i,"),
                new Sabotage(
                        "begins an order again that it knows",
                        "Begin",
                        "if (started.get(i) instanceof Started.New) {",
                        "if (true) {"),
                new Sabotage(
                        "does not look for the idempotency key",
                        "SimulatedDatabase",
                        "UUID prior = requestKey == null ? null : byRequestKey.get(requestKey);",
                        "UUID prior = null;"),
                new Sabotage(
                        "loses what people did from the audit",
                        "Advance",
                        "store.save(changed.stream().map(id -> required(sagas, id)).toList(), deeds);",
                        "store.save(changed.stream().map(id -> required(sagas, id)).toList(), List.of());"),
                new Sabotage(
                        "watches deadlines by its own clock",
                        "SimulatedEngine",
                        "Clock clock = around.world().clock();",
                        "Clock clock = Clock.offset(around.world().clock(), Duration.ofMinutes(2));"),
                new Sabotage(
                        "has a participant that does everything it is told, each time",
                        "SimulatedLedger",
                        "if (known != null) {",
                        "if (known instanceof Outcome.Refused) {"),
                new Sabotage(
                        "has a participant that does what was undone before",
                        "SimulatedLedger",
                        "if (command.undoes() != null) {",
                        "if (false) {"),
                new Sabotage(
                        "throws expired commands away",
                        "SimulatedEngine",
                        "door().put(Reply.to(command, new Outcome.Expired(\"nobody came\")), arrival);",
                        "arrival.settle();"));
    }
}
