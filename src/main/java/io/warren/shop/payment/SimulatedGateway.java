package io.warren.shop.payment;

import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.UUID;
import org.springframework.context.annotation.Fallback;
import org.springframework.stereotype.Component;

/**
 * A payment service that moves no money. What it says depends on the order's id alone, and for a passing failure also
 * on the attempt: the same orders always fare the same.
 */
@Component
@Fallback
class SimulatedGateway implements PaymentGateway {
    private final PaymentSettings settings;

    SimulatedGateway(PaymentSettings settings) {
        this.settings = settings;
    }

    @Override
    public Answer authorize(Request request, Money money) throws Unavailable {
        failSometimes("authorize", request);
        return share("decline/" + request.orderId()) < settings.declineRate()
                ? new Answer.Declined("The bank declined %s.".formatted(money))
                : new Answer.Approved(reference("auth", request));
    }

    @Override
    public void voidAuthorization(Request request, String reference) throws Unavailable {
        failSometimes("void", request);
    }

    @Override
    public Answer refund(Request request, Money money) throws Unavailable {
        failSometimes("refund", request);
        return new Answer.Approved(reference("refund", request));
    }

    private void failSometimes(String call, Request request) throws Unavailable {
        if (share(call + "/" + request.orderId() + "/" + request.attempt()) < settings.failureRate()) {
            throw new Unavailable(
                    "The payment service did not answer attempt %d to %s.".formatted(request.attempt(), call));
        }
    }

    /** 0 to 1, evenly spread over words, the same for the same word. */
    private static double share(String word) {
        return new SplittableRandom(uuid(word).getMostSignificantBits()).nextDouble();
    }

    private static String reference(String kind, Request request) {
        return kind + "-" + uuid(request.key());
    }

    private static UUID uuid(String word) {
        return UUID.nameUUIDFromBytes(word.getBytes(StandardCharsets.UTF_8));
    }
}
