package io.warren.engine.parking;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A parked message with all that it carried.
 *
 * @param foundIn the queue of dead letters
 * @param headers JSON
 * @param deaths JSON: the trail of its deaths, the latest first
 * @param body as text; none where it is no UTF-8
 * @param bodyBase64 the body that is no text
 * @param bodyCut whether only its beginning is kept
 * @param properties the other AMQP properties, JSON
 * @param originalHeaders as they came, where it was edited since
 * @param originalBody as it came, where it was edited since; base64 where it is no text
 * @param edits JSON: what people changed, the latest last: who, when, and a list of path, from, to
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ParkedDetail(
        @JsonUnwrapped ParkedLine line,
        String foundIn,
        @JsonRawValue String headers,
        @JsonRawValue String deaths,
        @Nullable String body,
        @Nullable String bodyBase64,
        boolean bodyCut,
        @JsonRawValue String properties,
        @JsonRawValue @Nullable String originalHeaders,
        @Nullable String originalBody,
        @JsonRawValue @Nullable String edits) {

    static ParkedDetail of(ParkedLine line, ParkedMessage it) {
        String text = text(it.body);
        return new ParkedDetail(
                line,
                it.queue,
                it.headers,
                it.deaths,
                text,
                text == null ? Base64.getEncoder().encodeToString(it.body) : null,
                it.cut(),
                it.properties,
                it.originalHeaders,
                it.originalBody == null ? null : textOrBase64(it.originalBody),
                it.edits);
    }

    private static String textOrBase64(byte[] body) {
        String text = text(body);
        return text == null ? Base64.getEncoder().encodeToString(body) : text;
    }

    static @Nullable String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            return null;
        }
    }
}
