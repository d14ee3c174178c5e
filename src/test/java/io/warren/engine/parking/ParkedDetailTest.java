package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ParkedDetailTest {
    private static final UUID ID = UUID.randomUUID();

    @Test
    void isOneFlatJsonObjectWithItsHeadersWithin() {
        var json = json("hello".getBytes(java.nio.charset.StandardCharsets.UTF_8), 5);
        assertThat(json.path("id").asString()).isEqualTo(ID.toString());
        assertThat(json.path("status").asString()).isEqualTo("PARKED");
        assertThat(json.path("headers").path("a").path(0).asInt()).isEqualTo(1);
        assertThat(json.path("body").asString()).isEqualTo("hello");
        assertThat(json.has("bodyBase64")).isFalse();
        assertThat(json.has("orderId")).isFalse();
    }

    @Test
    void aBodyThatIsNoTextIsBase64() {
        var json = json(new byte[] {(byte) 0xff}, 2);
        assertThat(json.path("bodyBase64").asString()).isEqualTo("/w==");
        assertThat(json.has("body")).isFalse();
        assertThat(json.path("bodyCut").asBoolean()).isTrue();
    }

    private static JsonNode json(byte[] body, int size) {
        var message = new ParkedMessage();
        message.queue = "orders.rejected";
        message.headers = "{\"a\":[1]}";
        message.deaths = "null";
        message.properties = "{}";
        message.body = body;
        message.bodySize = size;
        var mapper = JsonMapper.shared();
        return mapper.readTree(mapper.writeValueAsString(ParkedDetail.of(line(size), message)));
    }

    private static ParkedLine line(int size) {
        return new ParkedLine(
                ID,
                ParkedStatus.PARKED,
                "rejected",
                "why",
                "print",
                "lane",
                "orders",
                "key",
                null,
                null,
                null,
                null,
                null,
                null,
                size,
                Instant.EPOCH,
                Instant.EPOCH,
                0,
                null,
                false,
                null);
    }
}
