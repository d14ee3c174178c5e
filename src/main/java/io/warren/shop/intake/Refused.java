package io.warren.shop.intake;

/** A request that cannot be granted, and the HTTP status that says so. */
final class Refused extends RuntimeException {
    private final int status;

    Refused(int status, String sentence) {
        super(sentence);
        this.status = status;
    }

    int status() {
        return status;
    }
}
