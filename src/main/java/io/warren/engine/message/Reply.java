package io.warren.engine.message;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The outcome of one command, on its way to the saga.
 *
 * @param participant who answers, the first word of the routing key
 * @param attempt the command's; an outcome of an older attempt still counts when it is the first to say done
 * @param priority the command's word, so that the answer to what is urgent is urgent; none where it came by the wire,
 *     which has it as the message's priority
 */
public record Reply(
        String messageId,
        UUID sagaId,
        String participant,
        String step,
        Action action,
        int attempt,
        String effectId,
        Outcome outcome,
        @Nullable String priority)
        implements Message {

    /** The reply to this command. */
    public static Reply to(Command command, Outcome outcome) {
        return new Reply(
                command.messageId() + ":reply",
                command.sagaId(),
                command.participant(),
                command.step(),
                command.action(),
                command.attempt(),
                command.effectId(),
                outcome,
                command.saga().priority());
    }

    @Override
    public byte[] body() {
        String json = switch (outcome) {
            case Outcome.Done done -> done.result();
            case Outcome.Refused it -> reason(it.reason());
            case Outcome.Failed it -> reason(it.reason());
            case Outcome.Unavailable it -> reason(it.reason());
            case Outcome.Broken it -> reason(it.reason());
            case Outcome.Expired it -> reason(it.reason());
            case Outcome.Undelivered it -> reason(it.reason());
        };
        return json.getBytes(StandardCharsets.UTF_8);
    }

    private static String reason(String reason) {
        return "{\"reason\":" + Json.quote(reason) + "}";
    }
}
