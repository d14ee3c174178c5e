package io.warren.engine.broker;

import com.rabbitmq.client.AMQP;
import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.message.SagaRef;
import io.warren.engine.trace.Traces;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Date;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** How messages stand on the wire: the contract with participants and subscribers in any language. */
final class Wire {
    /** Larger bodies are not ours: orders are refused at a quarter of this at the door. */
    static final int LARGEST_BODY = 1 << 20;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int PERSISTENT = 2;
    private static final int LONGEST_TEXT = 300;

    /** What could write lines of its own into a log. */
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private Wire() {}

    /** @param user whom it is signed by; none for nobody */
    static AMQP.BasicProperties properties(Message message, int priority, @Nullable String user, Traces traces) {
        var headers = new HashMap<String, Object>();
        var properties = new AMQP.BasicProperties.Builder()
                .contentType("application/json")
                .deliveryMode(PERSISTENT)
                .priority(priority)
                .messageId(message.messageId())
                .userId(user)
                .correlationId(message.sagaId().toString());
        switch (message) {
            case Command it -> {
                command(it, headers, properties);
                traces.mark(it, headers);
            }
            case Reply it -> reply(it, headers, properties);
            case Event it -> event(it, headers, properties);
        }
        return properties.headers(headers).build();
    }

    /** @param user whom it is signed by; none for nobody */
    static AMQP.BasicProperties properties(RawMessage it, @Nullable String user) {
        Map<String, String> words = it.properties();
        String time = words.get("timestamp");
        return new AMQP.BasicProperties.Builder()
                .deliveryMode(PERSISTENT)
                .priority(it.priority())
                .messageId(it.messageId())
                .userId(user)
                .contentType(words.get("contentType"))
                .contentEncoding(words.get("contentEncoding"))
                .correlationId(words.get("correlationId"))
                .replyTo(words.get("replyTo"))
                .type(words.get("type"))
                .appId(words.get("appId"))
                .timestamp(time == null ? null : Date.from(Instant.parse(time)))
                .headers(it.headers())
                .build();
    }

    private static void command(Command it, Map<String, Object> headers, AMQP.BasicProperties.Builder properties) {
        saga(it.saga(), headers);
        headers.put("effect-id", it.effectId());
        if (it.undoes() != null) {
            headers.put("undoes", it.undoes());
        }
        headers.put("step", it.step());
        headers.put("action", it.action().word());
        headers.put("attempt", it.attempt());
        headers.put("participant", it.participant());
        headers.put("deadline", it.deadline().toString());
        properties.type(it.name()).timestamp(Date.from(it.sentAt()));
    }

    private static void reply(Reply it, Map<String, Object> headers, AMQP.BasicProperties.Builder properties) {
        headers.put("saga-id", it.sagaId().toString());
        headers.put("effect-id", it.effectId());
        headers.put("step", it.step());
        headers.put("action", it.action().word());
        headers.put("attempt", it.attempt());
        headers.put("participant", it.participant());
        headers.put("outcome", it.outcome().word());
        properties.type("reply");
    }

    private static void event(Event it, Map<String, Object> headers, AMQP.BasicProperties.Builder properties) {
        saga(it.saga(), headers);
        headers.put("event-type", it.type());
        properties.type(it.type()).timestamp(Date.from(it.at()));
    }

    private static void saga(SagaRef saga, Map<String, Object> headers) {
        headers.put("saga-id", saga.id().toString());
        headers.put("order-id", saga.businessKey());
        headers.put("workflow", saga.workflow());
        headers.put("workflow-version", saga.workflowVersion());
        headers.put("region", saga.region());
        headers.put("order-priority", saga.priority());
    }

    static Command command(Delivery it) throws Unreadable {
        sized(it);
        String[] key = it.routingKey().split("\\.", -1);
        var saga = new SagaRef(
                uuid(it, "saga-id"),
                text(it, "order-id"),
                text(it, "workflow"),
                number(it, "workflow-version"),
                text(it, "region"),
                text(it, "order-priority"));
        return new Command(
                it.messageId() == null ? "" : it.messageId(),
                saga,
                text(it, "step"),
                action(it),
                text(it, "participant"),
                key.length > 1 ? key[1] : "",
                number(it, "attempt"),
                text(it, "effect-id"),
                it.headers().containsKey("undoes") ? text(it, "undoes") : null,
                instant(it, "deadline"),
                Instant.EPOCH,
                it.body());
    }

    static Reply reply(Delivery it) throws Unreadable {
        sized(it);
        String participant = participant(it.routingKey());
        if (CONTROL.matcher(participant).find()) {
            throw new Unreadable("its key holds control characters");
        }
        if (it.headers().containsKey("participant") && !text(it, "participant").equals(participant)) {
            throw new Unreadable("its key says that '%s' answers, its header that '%s' does"
                    .formatted(shown(participant), text(it, "participant")));
        }
        return new Reply(
                it.messageId() == null ? "" : it.messageId(),
                uuid(it, "saga-id"),
                participant,
                text(it, "step"),
                action(it),
                number(it, "attempt"),
                text(it, "effect-id"),
                outcome(it),
                null);
    }

    /** Who answers, by the reply's key: its first word, which the broker can hold a user to. */
    static String participant(String replyKey) {
        return replyKey.split("\\.", -1)[0];
    }

    private static Outcome outcome(Delivery it) throws Unreadable {
        String word = text(it, "outcome");
        return switch (word) {
            case "done" -> new Outcome.Done(object(it).toString());
            case "refused" -> new Outcome.Refused(reason(it));
            case "failed" -> new Outcome.Failed(reason(it));
            case "unavailable" -> new Outcome.Unavailable(reason(it));
            case "broken" -> new Outcome.Broken(reason(it));
            default ->
                throw new Unreadable(
                        "the header 'outcome' is '%s', not one of done, refused, failed, unavailable, broken"
                                .formatted(shown(word)));
        };
    }

    /** Of a reply that says no, any text will do. */
    private static String reason(Delivery it) {
        try {
            return object(it).path("reason").asString("no reason given");
        } catch (Unreadable e) {
            return "no reason given";
        }
    }

    private static JsonNode object(Delivery it) throws Unreadable {
        try {
            JsonNode body = it.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(it.body());
            if (body.isObject()) {
                return body;
            }
            throw new Unreadable("the body is JSON but no object");
        } catch (JacksonException e) {
            throw new Unreadable("the body is no JSON: " + shown(e.getOriginalMessage()), e);
        }
    }

    private static void sized(Delivery it) throws Unreadable {
        if (it.body().length > LARGEST_BODY) {
            throw new Unreadable("the body has %d bytes, more than %d".formatted(it.body().length, LARGEST_BODY));
        }
    }

    private static String text(Delivery it, String header) throws Unreadable {
        Object value = it.headers().get(header);
        if (value instanceof String text && !text.isEmpty() && text.length() <= LONGEST_TEXT) {
            if (CONTROL.matcher(text).find()) {
                throw new Unreadable("the header '%s' holds control characters".formatted(header));
            }
            return text;
        }
        throw new Unreadable("the header '%s' %s".formatted(header, value == null ? "is missing" : "is no short text"));
    }

    private static int number(Delivery it, String header) throws Unreadable {
        Object value = it.headers().get(header);
        if (value instanceof Number number) {
            return number.intValue();
        }
        try {
            return Integer.parseInt(text(it, header));
        } catch (NumberFormatException e) {
            throw new Unreadable("the header '%s' is no number".formatted(header), e);
        }
    }

    private static UUID uuid(Delivery it, String header) throws Unreadable {
        try {
            return UUID.fromString(text(it, header));
        } catch (IllegalArgumentException e) {
            throw new Unreadable("the header '%s' is no UUID".formatted(header), e);
        }
    }

    private static Instant instant(Delivery it, String header) throws Unreadable {
        try {
            return Instant.parse(text(it, header));
        } catch (DateTimeParseException e) {
            throw new Unreadable("the header '%s' is no time".formatted(header), e);
        }
    }

    private static Action action(Delivery it) throws Unreadable {
        return switch (text(it, "action").toLowerCase(Locale.ROOT)) {
            case "do" -> Action.DO;
            case "undo" -> Action.UNDO;
            default -> throw new Unreadable("the header 'action' is neither do nor undo");
        };
    }

    /** What a stranger wrote, short and in one line. */
    static String shown(@Nullable String text) {
        String plain = text == null ? "" : text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= 80 ? plain : plain.substring(0, 80) + "...";
    }
}
