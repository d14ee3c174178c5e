package io.warren.shop;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.SagaRef;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** The commands of one order, as the engine writes them. */
record Commands(String orderId, String order) {
    private static final Instant AT = Instant.parse("2026-11-22T12:00:00Z");

    static Commands of(String order) {
        return new Commands("order-" + UUID.randomUUID(), order);
    }

    /** An order for these items, each {@code sku:quantity}. */
    static Commands ordering(String... items) {
        var json = new StringBuilder();
        for (String item : items) {
            int colon = item.lastIndexOf(':');
            json.append(json.isEmpty() ? "" : ",")
                    .append("{\"sku\":\"%s\",\"quantity\":%s}"
                            .formatted(item.substring(0, colon), item.substring(colon + 1)));
        }
        return of("""
                {"userId":"CG-12520","items":[%s],"totalAmount":"261.96","currency":"USD","shippingAddress":"1 Main St"}""".formatted(json));
    }

    Command toDo(String participant, String step) {
        return command(participant, step, step, Action.DO, 1, 1);
    }

    Command toUndo(String participant, String step, String name) {
        return command(participant, step, name, Action.UNDO, 1, 1);
    }

    /** The same work, to be done anew: another effect. */
    static Command anew(Command command) {
        return with(command, command.attempt(), command.effectId() + "+", command.body());
    }

    static Command attempt(Command command, int attempt) {
        return with(command, attempt, command.effectId(), command.body());
    }

    static Command body(Command command, String body) {
        return with(command, command.attempt(), command.effectId(), body.getBytes(StandardCharsets.UTF_8));
    }

    private static Command with(Command it, int attempt, String effectId, byte[] body) {
        return new Command(
                UUID.randomUUID().toString(),
                it.saga(),
                it.step(),
                it.action(),
                it.participant(),
                it.name(),
                attempt,
                effectId,
                it.undoes(),
                AT,
                AT,
                body);
    }

    private Command command(String participant, String step, String name, Action action, int attempt, int generation) {
        var saga = new SagaRef(
                UUID.nameUUIDFromBytes(orderId.getBytes(StandardCharsets.UTF_8)),
                orderId,
                "order-fulfillment",
                1,
                "eu",
                "express");
        return new Command(
                UUID.randomUUID().toString(),
                saga,
                step,
                action,
                participant,
                name,
                attempt,
                saga.id() + "/" + step + "/" + action.word() + "/" + generation,
                action == Action.UNDO ? saga.id() + "/" + step + "/do/" + generation : null,
                AT,
                AT,
                "{\"order\":%s,\"recorded\":{\"ship\":{\"trackingNumber\":\"WR1\"}}}"
                        .formatted(order)
                        .getBytes(StandardCharsets.UTF_8));
    }
}
