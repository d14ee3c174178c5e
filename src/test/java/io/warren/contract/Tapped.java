package io.warren.contract;

import com.rabbitmq.client.AMQP;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A message as it passed by.
 *
 * @param properties AMQP's own, those that it has
 */
record Tapped(String exchange, String routingKey, JsonNode properties, JsonNode headers, JsonNode body) {
    private static final JsonMapper JSON = JsonMapper.shared();

    static Tapped of(String exchange, String routingKey, AMQP.BasicProperties it, byte[] body) {
        var headers = new LinkedHashMap<String, Object>();
        it.getHeaders().forEach((name, value) -> headers.put(name, value instanceof Number ? value : value.toString()));
        return new Tapped(
                exchange, routingKey, JSON.valueToTree(words(it)), JSON.valueToTree(headers), JSON.readTree(body));
    }

    private static Map<String, Object> words(AMQP.BasicProperties it) {
        var words = new LinkedHashMap<String, Object>();
        put(words, "content-type", it.getContentType());
        put(words, "content-encoding", it.getContentEncoding());
        put(words, "delivery-mode", it.getDeliveryMode());
        put(words, "priority", it.getPriority());
        put(words, "message-id", it.getMessageId());
        put(words, "correlation-id", it.getCorrelationId());
        put(words, "reply-to", it.getReplyTo());
        put(words, "expiration", it.getExpiration());
        put(words, "type", it.getType());
        put(words, "user-id", it.getUserId());
        put(words, "app-id", it.getAppId());
        put(
                words,
                "timestamp",
                it.getTimestamp() == null ? null : it.getTimestamp().getTime() / 1000);
        return words;
    }

    private static void put(Map<String, Object> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value);
        }
    }

    String header(String name) {
        return headers.path(name).asString("");
    }
}
