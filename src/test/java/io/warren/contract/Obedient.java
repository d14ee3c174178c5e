package io.warren.contract;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A participant that loads as the order's id asks for, such as {@code refused-1}, and does all else. */
class Obedient implements Participant {
    private final Set<String> cameBack = ConcurrentHashMap.newKeySet();

    @Override
    public String name() {
        return "puppet";
    }

    @Override
    public Outcome handle(Command command) {
        String order = command.saga().businessKey();
        boolean asked = command.name().equals("load") && command.action() == Action.DO;
        return switch (asked ? order.split("-")[0] : "") {
            case "refused" -> new Outcome.Refused("It does not fit.");
            case "failed" -> new Outcome.Failed("The ramp is icy.");
            case "broken" -> new Outcome.Broken("There is no such thing.");
            case "away" -> cameBack.add(order) ? new Outcome.Unavailable("Out for lunch.") : done(command);
            default -> done(command);
        };
    }

    private static Outcome done(Command command) {
        return new Outcome.Done("{\"by\": \"%s\"}".formatted(command.name()));
    }
}
