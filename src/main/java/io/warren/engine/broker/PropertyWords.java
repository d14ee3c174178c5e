package io.warren.engine.broker;

import java.util.Date;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;

/** The AMQP properties of a message as plain words, so that it can be kept and sent again. */
final class PropertyWords {
    /** Who sent it: the broker takes no message with the name of another than who is logged in. */
    static final String USER = "userId";

    private PropertyWords() {}

    static Map<String, String> of(MessageProperties it) {
        var words = new TreeMap<String, String>();
        put(words, "contentType", it.getContentType());
        put(words, "contentEncoding", it.getContentEncoding());
        put(words, "correlationId", it.getCorrelationId());
        put(words, "replyTo", it.getReplyTo());
        put(words, "type", it.getType());
        put(words, "appId", it.getAppId());
        put(words, "priority", it.getPriority());
        put(words, USER, it.getReceivedUserId());
        Date time = it.getTimestamp();
        put(words, "timestamp", time == null ? null : time.toInstant());
        return words;
    }

    private static void put(Map<String, String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value.toString());
        }
    }
}
