package io.warren.engine.parking;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Keeps what people changed in a message: the original, how it stands now, and every difference in between. */
final class Edits {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** One edit. */
    private record Made(String at, String by, List<Change> changes) {}

    private Edits() {}

    static void keep(ParkedMessage record, Content now, List<Change> changes, Instant at, String who) {
        if (record.originalBody == null) {
            record.originalBody = record.body;
            record.originalHeaders = record.headers;
        }
        record.body = now.body();
        record.headers = now.headers().toString();
        var edits = record.edits == null ? JSON.createArrayNode() : (ArrayNode) JSON.readTree(record.edits);
        edits.add(JSON.valueToTree(new Made(at.toString(), who, changes)));
        record.edits = edits.toString();
    }
}
