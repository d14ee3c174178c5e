package io.warren.engine.operation;

/**
 * What a verb was about.
 *
 * @param kind a word
 * @param id as people know it
 */
public record Target(String kind, String id) {
    public static Target order(String orderId) {
        return new Target("order", orderId);
    }

    public static Target parked(Object id) {
        return new Target("parked", id.toString());
    }

    public static Target job(Object id) {
        return new Target("job", id.toString());
    }
}
