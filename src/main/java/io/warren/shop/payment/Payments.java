package io.warren.shop.payment;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Failures;
import io.warren.engine.participant.Participant;
import io.warren.shop.ledger.Answers;
import io.warren.shop.ledger.CommandBody;
import io.warren.shop.ledger.Ledger;
import io.warren.shop.payment.PaymentGateway.Answer;
import io.warren.shop.payment.PaymentGateway.Request;
import io.warren.shop.payment.PaymentGateway.Unavailable;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Authorizes the order's total, voids the authorization when the order comes to nothing, refunds what comes back. */
@Component
class Payments implements Participant {
    /**
     * A service that takes no connection is away. One that took it and then did not answer may have taken the money too:
     * that is a failed attempt.
     */
    private static final Failures FAILURES = Ledger.FAILURES.unavailable(
            ConnectException.class,
            NoRouteToHostException.class,
            UnknownHostException.class,
            HttpConnectTimeoutException.class);

    private final Ledger ledger;
    private final PaymentGateway gateway;
    private final Authorizations authorizations;
    private final PaymentSettings settings;

    Payments(Ledger ledger, PaymentGateway gateway, Authorizations authorizations, PaymentSettings settings) {
        this.ledger = ledger;
        this.gateway = gateway;
        this.authorizations = authorizations;
        this.settings = settings;
    }

    @Override
    public String name() {
        return "payment";
    }

    @Override
    public Failures failures() {
        return FAILURES;
    }

    @Override
    public Outcome handle(Command command) {
        return switch (command.name()) {
            case "authorize" -> ledger.once(command, () -> charge(command, gateway::authorize, "AUTHORIZED"));
            case "void" -> ledger.undoOnce(command, authorized -> giveFree(command, authorized));
            case "refund" -> ledger.once(command, () -> charge(command, gateway::refund, "REFUNDED"));
            default -> Answers.unknown(command, List.of("authorize", "void", "refund"));
        };
    }

    /** One of the gateway's two ways to move money. */
    private interface Call {
        Answer ask(Request request, Money money) throws Unavailable;
    }

    private Outcome charge(Command command, Call call, String status) {
        var money = Money.totalOf(CommandBody.of(command).order(), settings.currency());
        var request = request(command);
        try {
            return switch (call.ask(request, money)) {
                case Answer.Approved(var reference) -> {
                    authorizations.add(reference, request.orderId(), money, status);
                    yield Answers.done(Map.of("reference", reference, "amount", money.toString()));
                }
                case Answer.Declined(var reason) -> new Outcome.Refused(reason);
            };
        } catch (Unavailable e) {
            return FAILURES.outcomeOf(e);
        }
    }

    private Outcome giveFree(Command command, String authorized) {
        String reference = CommandBody.read(authorized).path("reference").asString();
        try {
            gateway.voidAuthorization(request(command), reference);
        } catch (Unavailable e) {
            return FAILURES.outcomeOf(e);
        }
        authorizations.voided(reference);
        return Answers.done(Map.of("voided", reference));
    }

    private static Request request(Command command) {
        return new Request(command.effectId(), command.saga().businessKey(), command.attempt());
    }
}
