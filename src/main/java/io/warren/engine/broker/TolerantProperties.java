package io.warren.engine.broker;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Envelope;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.core.MessageProperties;
import org.springframework.amqp.rabbit.support.DefaultMessagePropertiesConverter;

/** Reads also what Spring refuses, such as a delivery mode of 3: its exception would cost the channel, again and again. */
final class TolerantProperties extends DefaultMessagePropertiesConverter {
    @Override
    public MessageProperties toMessageProperties(BasicProperties source, @Nullable Envelope envelope, String charset) {
        try {
            return super.toMessageProperties(source, envelope, charset);
        } catch (RuntimeException e) {
            return whatMatters(source, Objects.requireNonNull(envelope));
        }
    }

    private static MessageProperties whatMatters(BasicProperties source, Envelope envelope) {
        var properties = new MessageProperties();
        Map<String, Object> headers = Objects.requireNonNullElse(source.getHeaders(), Map.of());
        headers.forEach(properties::setHeader);
        properties.setMessageId(source.getMessageId());
        properties.setReceivedUserId(source.getUserId());
        properties.setReceivedExchange(envelope.getExchange());
        properties.setReceivedRoutingKey(envelope.getRoutingKey());
        properties.setRedelivered(envelope.isRedeliver());
        properties.setDeliveryTag(envelope.getDeliveryTag());
        return properties;
    }
}
