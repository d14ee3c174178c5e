package io.warren.shop.intake;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a person asks for, and refuses words it does not know: a misspelt filter must not select everything. */
final class Strict {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private Strict() {}

    /** An empty body is an empty object. */
    static <T> T read(byte @Nullable [] body, Class<T> type) {
        try {
            return JSON.readValue(body == null || body.length == 0 ? new byte[] {'{', '}'} : body, type);
        } catch (JacksonException e) {
            throw new Refused(
                    400,
                    "The body cannot be read (%s). Nothing was changed; correct it and send it again."
                            .formatted(e.getOriginalMessage()));
        }
    }
}
