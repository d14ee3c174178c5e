package io.warren.console;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Does what the first word of an order's id says: {@code refused-1} is refused when it is loaded, {@code stuck-1} fails until it is
 * mended, {@code later-1} waits for its next attempt to fly; all others are done.
 */
final class Actor implements Participant {
    private final Set<String> mended = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "actor";
    }

    /** From now on that order fares well. */
    void mend(String order) {
        mended.add(order);
    }

    @Override
    public Outcome handle(Command command) {
        String order = command.saga().businessKey();
        if (command.action() == Action.UNDO || mended.contains(order)) {
            return done(command);
        }
        return switch (order.split("-")[0] + " " + command.name()) {
            case "refused load" -> new Outcome.Refused("It does not fit on the ramp.");
            case "stuck load" -> new Outcome.Failed("The ramp is icy.");
            case "later fly" -> new Outcome.Failed("No slot before the fog is gone.");
            default -> done(command);
        };
    }

    private static Outcome done(Command command) {
        return new Outcome.Done("{\"by\": \"%s\"}".formatted(command.name()));
    }
}
