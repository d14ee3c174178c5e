package io.warren.engine.route;

/** The names on the wire that no configuration changes. */
final class Names {
    static final String ORDERS = "orders";
    static final String REPLIES = "orders.replies";
    static final String EVENTS = "orders.events";
    static final String LOG = "orders.log";
    static final String DEAD = "orders.dead";
    /** Tells dead letters apart by why they died; what {@link #DEAD} cannot, as the routing key is kept. */
    static final String REASONS = "orders.dead.reasons";

    static final String EXPIRED = "orders.expired";
    static final String REJECTED = "orders.rejected";
    static final String UNROUTED = "orders.unrouted";

    private Names() {}
}
