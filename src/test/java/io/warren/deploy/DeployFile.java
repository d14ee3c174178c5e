package io.warren.deploy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A file under docs/deploy with the documents in it: one, or several where it is YAML. */
public record DeployFile(Path path, List<JsonNode> documents) {
    static final Path FOLDER = Path.of("docs", "deploy");

    private static final JsonMapper JSON = JsonMapper.shared();

    /** Every YAML and JSON file there. */
    public static List<DeployFile> all() {
        try (var files = Files.walk(FOLDER)) {
            return files.filter(it -> it.toString().matches(".*\\.(ya?ml|json)"))
                    .sorted()
                    .map(DeployFile::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The only document of that file. */
    public static JsonNode of(String path) {
        return read(FOLDER.resolve(path)).documents().getFirst();
    }

    private static DeployFile read(Path path) {
        String text = text(path);
        return path.toString().endsWith(".json")
                ? new DeployFile(path, List.of(JSON.readTree(text)))
                : new DeployFile(path, yaml(text).toList());
    }

    private static Stream<JsonNode> yaml(String text) {
        return StreamSupport.stream(new Yaml().loadAll(text).spliterator(), false)
                .map(it -> (JsonNode) JSON.valueToTree(it));
    }

    /** Of a file that is neither, those that are no comment. */
    static Stream<String> lines(String path) {
        return text(FOLDER.resolve(path)).lines().filter(it -> !it.startsWith("#"));
    }

    static String text(Path path) {
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path folder() {
        return Objects.requireNonNull(path.getParent());
    }

    /** Whether it is a manifest for Kubernetes, not one of its tools' own files. */
    boolean isManifest() {
        return path.startsWith(FOLDER.resolve("kubernetes")) && !path.endsWith("kustomization.yaml");
    }

    /** The node and all below it. */
    static Stream<JsonNode> walk(JsonNode node) {
        var found = new ArrayList<>(List.of(node));
        node.forEach(child -> walk(child).forEach(found::add));
        return found.stream();
    }

    Stream<JsonNode> nodes() {
        return documents.stream().flatMap(DeployFile::walk);
    }
}
