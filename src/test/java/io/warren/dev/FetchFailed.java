package io.warren.dev;

/** RabbitMQ could not be had from a Debian suite; the reason was printed by apt. */
final class FetchFailed extends IllegalStateException {
    private static final long serialVersionUID = 1;

    FetchFailed(Suite suite) {
        super("RabbitMQ could not be fetched from Debian %s, for the reason printed above."
                .formatted(suite.debianName()));
    }
}
