package io.warren.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A description that Warren serves, as a tree. */
record Description(JsonNode root, Schemas schemas) {
    static Description read(String name) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        Object yaml = new Yaml(new SafeConstructor(options)).load(text(name));
        JsonNode root = JsonMapper.shared().valueToTree(yaml);
        return new Description(root, new Schemas(root.path("components")));
    }

    static String text(String name) {
        try {
            return new ClassPathResource("api/" + name).getContentAsString(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What stands there, or what it refers to. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? resolved(at(node.path("$ref").asString())) : node;
    }

    /** What such a reference leads to; missing where that is nowhere. */
    JsonNode at(String reference) {
        return root.at(reference.substring(1));
    }
}
