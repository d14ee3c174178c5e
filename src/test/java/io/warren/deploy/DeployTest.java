package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What docs/deploy holds could not be run where it was written, so all that can be told by reading is told here. */
class DeployTest {
    private static final Pattern VERSIONED =
            Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*|[\\w./-]+:\\$\\{\\w+:\\?.+}");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|apikey|api-key)");

    @Test
    void everyFileIsReadable() {
        assertThat(DeployFile.all())
                .hasSizeGreaterThan(12)
                .allSatisfy(file -> assertThat(file.documents())
                        .as(file.path().toString())
                        .isNotEmpty()
                        .noneMatch(JsonNode::isNull));
    }

    @Test
    void everyImageHasAVersion() {
        assertThat(images())
                .hasSizeGreaterThan(5)
                .allMatch(it -> VERSIONED.matcher(it).matches());
    }

    private static Stream<String> images() {
        var composed = DeployFile.of("compose.yaml").path("services").valueStream();
        var kustomized = DeployFile.all().stream()
                .filter(it -> it.path().endsWith("kustomization.yaml"))
                .flatMap(it -> it.documents().getFirst().path("images").valueStream());
        return Stream.of(
                        composed.map(it -> it.path("image").asString()),
                        dockerfile("FROM ").map(it -> it.split(" ")[0]),
                        kustomized.map(it -> it.path("name").asString() + ":"
                                + it.path("newTag").asString()))
                .flatMap(it -> it);
    }

    @Test
    void theImageRunsAsSomebodyWhoIsNotRoot() {
        assertThat(dockerfile("USER ")).containsExactly("10001:10001");
        assertThat(dockerfile("EXPOSE ")).containsExactly(String.valueOf(Serving.PORT));
        assertThat(dockerfile("ENTRYPOINT ")).singleElement().asString().contains("-XX:+ExitOnOutOfMemoryError");
    }

    @Test
    void theImageTakesTheJarAndNothingElse() {
        assertThat(dockerfile("")).noneMatch(it -> it.startsWith("ADD ")).noneMatch(it -> it.contains("://"));
        assertThat(DeployFile.lines("Dockerfile.dockerignore")).containsExactly("*", "!target/warren.jar");
    }

    /** The arguments of that instruction. */
    private static Stream<String> dockerfile(String instruction) {
        return DeployFile.lines("Dockerfile")
                .filter(it -> it.startsWith(instruction))
                .map(it -> it.substring(instruction.length()));
    }

    @Test
    void noSecretHasAValue() {
        for (DeployFile file : DeployFile.all()) {
            assertThat(file.nodes().filter(JsonNode::isObject).flatMap(JsonNode::propertyStream))
                    .as(file.path().toString())
                    .filteredOn(it -> SECRET.matcher(it.getKey()).matches())
                    .allMatch(it -> !it.getValue().isString()
                            || it.getValue().asString().isEmpty());
        }
    }
}
