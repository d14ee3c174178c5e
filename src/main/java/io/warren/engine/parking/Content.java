package io.warren.engine.parking;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/** What a message carries: headers as a JSON object, and a body of any bytes. */
record Content(JsonNode headers, byte[] body) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Content of(ParkedMessage it) {
        return new Content(JSON.readTree(it.headers), it.body);
    }

    Content with(Edit edit) {
        JsonNode newHeaders = edit.headers() == null ? headers : Change.merged(headers, edit.headers());
        return new Content(newHeaders, edit.body() == null ? body : edited(edit.body()));
    }

    private byte[] edited(JsonNode patch) {
        JsonNode whole = patch.isObject() ? Change.merged(tree(), patch) : patch;
        return whole.isString() ? whole.asString().getBytes(StandardCharsets.UTF_8) : JSON.writeValueAsBytes(whole);
    }

    List<Change> changesTo(Content after) {
        var changes = new ArrayList<>(Change.between("/headers", headers, after.headers));
        changes.addAll(Change.between("/body", tree(), after.tree()));
        return changes;
    }

    /** The body as JSON; as one text where it is none. */
    private JsonNode tree() {
        try {
            JsonNode tree = JSON.readTree(body);
            return tree instanceof ObjectNode ? tree : StringNode.valueOf(text());
        } catch (JacksonException e) {
            return StringNode.valueOf(text());
        }
    }

    private String text() {
        return Plain.text(new String(body, StandardCharsets.UTF_8), body.length);
    }
}
