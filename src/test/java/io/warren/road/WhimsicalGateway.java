package io.warren.road;

import io.warren.shop.payment.Money;
import io.warren.shop.payment.PaymentGateway;

/** A payment service that says to an order what the order's id asks for. */
class WhimsicalGateway implements PaymentGateway {
    @Override
    public Answer authorize(Request request, Money money) throws Unavailable {
        if (request.orderId().startsWith("failing")) {
            throw new Unavailable("The line is dead.");
        }
        return request.orderId().startsWith("declined")
                ? new Answer.Declined("No.")
                : new Answer.Approved("auth-" + request.key());
    }

    @Override
    public void voidAuthorization(Request request, String reference) {}

    @Override
    public Answer refund(Request request, Money money) {
        return new Answer.Approved("refund-" + request.key());
    }
}
