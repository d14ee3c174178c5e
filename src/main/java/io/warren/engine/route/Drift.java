package io.warren.engine.route;

import org.jspecify.annotations.Nullable;

/**
 * One way in which the live broker is not what the configuration wants.
 *
 * @param thing exchange, queue, binding, policy, node or broker
 * @param name which of them
 * @param wanted what the configuration wants; none where it wants nothing of the kind
 * @param found what the broker has; none where it has nothing of the kind
 * @param sentence all of it in words, with what to do
 */
public record Drift(
        Kind kind,
        String thing,
        String name,
        @Nullable String wanted,
        @Nullable String found,
        String sentence) {

    /** How the broker differs. */
    public enum Kind {
        MISSING,
        DIFFERS,
        SURPLUS,
        /** It can neither be changed nor lived with: the start is refused. */
        CONTRADICTS,
        /** Nobody could look. */
        UNCHECKED,
        /** The broker could not be reached; it is compared once it is back. */
        AWAY,
        /** A node of the cluster is not there; its queues go on with their other members. */
        ABSENT
    }

    static Drift missing(String thing, String name, String wanted) {
        return new Drift(
                Kind.MISSING,
                thing,
                name,
                wanted,
                null,
                "The %s %s is missing. Import rabbit-definitions/definitions.json, or let a user with configure permission start Warren with warren.topology.declare=true."
                        .formatted(thing, name));
    }

    static Drift differs(String thing, String name, String wanted, String found) {
        return new Drift(
                Kind.DIFFERS,
                thing,
                name,
                wanted,
                found,
                "The %s %s is %s where the configuration says %s. Change one of the two if that is not meant."
                        .formatted(thing, name, found, wanted));
    }

    static Drift surplus(String thing, String name, String found, String cure) {
        return new Drift(
                Kind.SURPLUS,
                thing,
                name,
                null,
                found,
                "The %s %s is not in the configuration. %s".formatted(thing, name, cure));
    }

    static Drift contradicts(String thing, String name, String argument, String wanted, String found) {
        return new Drift(
                Kind.CONTRADICTS,
                thing,
                name,
                argument + "=" + wanted,
                argument + "=" + found,
                "The %s %s has %s=%s, but the configuration needs %s=%s, and that cannot be changed on a living %1$s."
                        .formatted(thing, name, argument, found, argument, wanted));
    }

    static Drift unchecked(String name, String sentence) {
        return new Drift(Kind.UNCHECKED, "broker", name, null, null, sentence);
    }

    static Drift absent(String node, int queues) {
        return new Drift(
                Kind.ABSENT,
                "node",
                node,
                null,
                null,
                "The node %s is not there, and %d queues go on without their member on it. Start it again, or replace it: see docs/how-to/run-on-a-cluster.md."
                        .formatted(node, queues));
    }

    static Drift away(String address, String reason) {
        return new Drift(
                Kind.AWAY,
                "broker",
                address,
                null,
                null,
                "The broker at %s could not be asked (%s). Its topology is compared once it is back."
                        .formatted(address, reason));
    }
}
