package io.warren.engine.parking;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * One difference that an edit made.
 *
 * @param path a JSON pointer, beginning with /body or /headers
 * @param from none where it was not there
 * @param to none where it is gone
 */
record Change(
        String path, @Nullable JsonNode from, @Nullable JsonNode to) {

    /** What differs, object by object; a list counts as one value. */
    static List<Change> between(String path, @Nullable JsonNode from, @Nullable JsonNode to) {
        var changes = new ArrayList<Change>();
        if (from instanceof ObjectNode before && to instanceof ObjectNode after) {
            var names = new TreeSet<>(before.propertyNames());
            names.addAll(after.propertyNames());
            names.forEach(it -> changes.addAll(between(path + "/" + escaped(it), before.get(it), after.get(it))));
        } else if (from == null ? to != null : !from.equals(to)) {
            changes.add(new Change(path, from, to));
        }
        return changes;
    }

    /** The target with the patch merged into it, as RFC 7396 says. */
    static JsonNode merged(JsonNode target, JsonNode patch) {
        if (!(patch instanceof ObjectNode changes)) {
            return patch;
        }
        ObjectNode result = target instanceof ObjectNode object ? object.deepCopy() : changes.objectNode();
        changes.properties().forEach(it -> {
            JsonNode value = it.getValue();
            if (value.isNull()) {
                result.remove(it.getKey());
            } else {
                JsonNode old = result.get(it.getKey());
                result.set(it.getKey(), merged(old == null ? changes.objectNode() : old, value));
            }
        });
        return result;
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
