package io.warren.shop.ledger;

/** A command's body does not hold what its step needs: no repetition will change that, a person has to look. */
public final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Unreadable(String message) {
        super(message);
    }
}
