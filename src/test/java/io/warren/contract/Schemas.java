package io.warren.contract;

import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds JSON against the schemas of a description. */
final class Schemas {
    private static final SchemaRegistry REGISTRY = SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_2020_12,
            registry -> registry.schemaRegistryConfig(
                    SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

    private final JsonNode components;
    private final Map<JsonNode, Schema> ready = new ConcurrentHashMap<>();

    /** @param components what the schemas may refer to */
    Schemas(JsonNode components) {
        this.components = components;
    }

    /** What of the value the schema forbids; empty where it fits. */
    List<String> faults(JsonNode schema, JsonNode value) {
        return ready.computeIfAbsent(schema, this::whole).validate(value).stream()
                .map(Error::toString)
                .toList();
    }

    /** The schema as a document of its own, for its references begin at the root. */
    private Schema whole(JsonNode schema) {
        var root = JsonNodeFactory.instance.objectNode();
        root.set("components", components);
        root.set("allOf", JsonNodeFactory.instance.arrayNode().add(schema));
        return REGISTRY.getSchema(root);
    }
}
