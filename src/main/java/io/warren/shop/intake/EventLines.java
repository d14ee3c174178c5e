package io.warren.shop.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.warren.engine.broker.EventLog.Entry;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** Writes what happened as JSON, a line each. */
@Component
class EventLines {
    private final JsonMapper json;

    /** @param body as it was told; as text where it is no JSON, for others may publish as well */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Line(
            long offset,
            Instant at,
            String type,
            String routingKey,
            String messageId,
            @Nullable String orderId,
            @Nullable String sagaId,
            @Nullable String workflow,
            @Nullable String region,
            @Nullable String priority,
            JsonNode body) {}

    EventLines(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .build();
    }

    void write(Entry entry, OutputStream out) throws IOException {
        out.write(json.writeValueAsBytes(line(entry)));
        out.write('\n');
    }

    private Line line(Entry entry) {
        return new Line(
                entry.offset(),
                entry.at(),
                entry.type(),
                entry.routingKey(),
                entry.messageId(),
                entry.header("order-id").orElse(null),
                entry.header("saga-id").orElse(null),
                entry.header("workflow").orElse(null),
                entry.header("region").orElse(null),
                entry.header("order-priority").orElse(null),
                body(entry.body()));
    }

    private JsonNode body(byte[] body) {
        try {
            return json.readTree(body);
        } catch (JacksonException e) {
            return StringNode.valueOf(new String(body, StandardCharsets.UTF_8));
        }
    }
}
