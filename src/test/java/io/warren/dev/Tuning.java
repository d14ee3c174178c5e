package io.warren.dev;

/** How a node is set up that was started here. */
public enum Tuning {
    /** Suits a laptop, and a user who looks at it: a small write-ahead log, fresh statistics. */
    FRUGAL(NodeFiles.FRUGAL),
    /** What RabbitMQ does unless told otherwise, as in production; for who measures it. */
    AS_IT_COMES("default_queue_type = quorum\n");

    private final String settings;

    Tuning(String settings) {
        this.settings = settings;
    }

    String settings() {
        return settings;
    }
}
