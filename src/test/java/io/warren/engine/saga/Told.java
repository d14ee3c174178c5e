package io.warren.engine.saga;

import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Reply;

/** Messages in the words of a time line. */
final class Told {
    private Told() {}

    static String of(Message message) {
        return switch (message) {
            case Command it ->
                "command %s of %s, attempt %d".formatted(it.name(), it.saga().businessKey(), it.attempt());
            case Reply it ->
                "reply %s to %s %s, attempt %d"
                        .formatted(it.outcome().word(), it.action().word(), it.step(), it.attempt());
            case Event it -> "event %s of %s".formatted(it.type(), it.saga().businessKey());
        };
    }

    static String of(Saga saga) {
        return "%s: %s, version %d%s"
                .formatted(
                        saga.ref().businessKey(),
                        saga.standing(),
                        saga.version(),
                        saga.state().dispatched() ? "" : ", not dispatched");
    }
}
