package io.warren.shop.fulfillment;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Failures;
import io.warren.engine.participant.Participant;
import io.warren.shop.ledger.Answers;
import io.warren.shop.ledger.CommandBody;
import io.warren.shop.ledger.Ledger;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Hands parcels to the carrier, calls them back, and takes in what customers return. */
@Component
class Fulfillment implements Participant {
    private static final String TRACKING_NUMBER = "trackingNumber";

    private final Ledger ledger;
    private final Parcels parcels;
    private final FulfillmentSettings settings;

    Fulfillment(Ledger ledger, Parcels parcels, FulfillmentSettings settings) {
        this.ledger = ledger;
        this.parcels = parcels;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "fulfillment";
    }

    @Override
    public Failures failures() {
        return Ledger.FAILURES;
    }

    @Override
    public Outcome handle(Command command) {
        return switch (command.name()) {
            case "ship" -> ledger.once(command, () -> ship(command));
            case "recall" -> ledger.undoOnce(command, this::recall);
            case "receive" -> ledger.once(command, () -> receive(command));
            case "inspect" -> ledger.once(command, () -> inspect(command));
            default -> Answers.unknown(command, List.of("ship", "recall", "receive", "inspect"));
        };
    }

    private Outcome ship(Command command) {
        String trackingNumber = TrackingNumber.of(command.effectId());
        String carrier = settings.carrierOf(command.saga().region());
        String destination = CommandBody.text(CommandBody.of(command).order().path("shippingAddress"), 1000);
        parcels.ship(trackingNumber, command.saga(), carrier, destination);
        return Answers.done(Map.of(TRACKING_NUMBER, trackingNumber, "carrier", carrier));
    }

    private Outcome recall(String shipped) {
        String trackingNumber = CommandBody.read(shipped).path(TRACKING_NUMBER).asString();
        parcels.recall(trackingNumber);
        return Answers.done(Map.of("recalled", trackingNumber));
    }

    private Outcome receive(Command command) {
        parcels.receive(command.saga().businessKey());
        return Answers.done(Map.of("received", true));
    }

    private Outcome inspect(Command command) {
        return parcels.inspect(command.saga().businessKey())
                ? Answers.done(Map.of("condition", "good"))
                : new Outcome.Refused("Nothing of this order has come back yet, so there is nothing to inspect.");
    }
}
