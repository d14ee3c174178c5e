package io.warren.engine.route;

/** What makes a start impossible: a configuration that leads nowhere, or a broker that contradicts it. */
public final class TopologyRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String action;

    TopologyRefused(String description, String action) {
        super(description);
        this.action = action;
    }

    /** What to do about it. */
    public String action() {
        return action;
    }
}
