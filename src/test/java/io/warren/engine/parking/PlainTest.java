package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainTest {
    @Test
    void headersOfAnyTypeBecomeJson() {
        var headers = new HashMap<String, @Nullable Object>(Map.of(
                "bytes",
                new byte[] {1, 2},
                "date",
                new Date(0),
                "list",
                Arrays.asList(1, null, "a"),
                "table",
                Map.of("b", true, "a", 1.5)));
        headers.put("none", null);
        headers.put("odd", new StringBuilder("text\u0000"));
        assertThat(Plain.json(headers))
                .isEqualTo(
                        "{\"bytes\":\"AQI=\",\"date\":\"1970-01-01T00:00:00Z\",\"list\":[1,null,\"a\"],\"none\":null,\"odd\":\"text\\u0000\",\"table\":{\"a\":1.5,\"b\":true}}");
    }

    @Test
    void jsonThatIsTooLongIsLeftOut() {
        assertThat(Plain.json(Map.of("a", "x".repeat(1_000_000))))
                .contains("left out")
                .hasSizeLessThan(100);
    }

    @Test
    void textIsCutAndHasNoControlCharacters() {
        assertThat(Plain.text("a\u0000b\nc", 4)).isEqualTo("a?b?");
        assertThat(Plain.text(null, 4)).isEmpty();
    }

    @Test
    void whatIsNoWordIdOrNumberIsNone() {
        assertThat(Plain.word(List.of(1), 5)).isNull();
        assertThat(Plain.uuid("1-2")).isNull();
        assertThat(Plain.number("many")).isNull();
        assertThat(Plain.number(3L)).isEqualTo(3);
    }
}
