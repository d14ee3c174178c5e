package io.warren.shop.payment;

/**
 * A payment service. It is called inside the transaction that records its answer: it should answer within a second or
 * two, and must know a repeated {@link Request#key} again, for a crash after its answer means that it is asked once
 * more.
 */
public interface PaymentGateway {
    /**
     * Who asks.
     *
     * @param key the same for every repetition: the idempotency key
     * @param attempt counted from 1
     */
    record Request(String key, String orderId, int attempt) {}

    /** What the service says to a charge. */
    sealed interface Answer {
        /** @param reference the service's own name for it, at most 100 characters */
        record Approved(String reference) implements Answer {}

        record Declined(String reason) implements Answer {}
    }

    /** Holds the amount. */
    Answer authorize(Request request, Money money) throws Unavailable;

    /** Gives free what was held. */
    void voidAuthorization(Request request, String reference) throws Unavailable;

    /** Pays back. */
    Answer refund(Request request, Money money) throws Unavailable;

    /**
     * The service could not answer this time. Where its cause is that no connection came about, the service counts as
     * away, and the attempt does not.
     */
    final class Unavailable extends Exception {
        private static final long serialVersionUID = 1L;

        public Unavailable(String message) {
            super(message);
        }

        public Unavailable(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
