package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KubernetesTest {
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    @Test
    void everyPodIsRestricted() {
        assertThat(pods()).hasSize(2).allSatisfy(it -> {
            assertThat(it.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
            assertThat(it.at("/securityContext/runAsUser").asInt()).isEqualTo(10001);
            assertThat(it.at("/securityContext/seccompProfile/type").asString()).isEqualTo("RuntimeDefault");
            assertThat(it.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(it.path("topologySpreadConstraints")).isNotEmpty();
        });
    }

    @Test
    void everyContainerIsRestricted() {
        assertThat(containers()).hasSize(2).allSatisfy(it -> {
            var context = it.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.at("/capabilities/drop/0").asString()).isEqualTo("ALL");
            assertThat(it.at("/resources/limits/memory").asString()).isNotEmpty();
        });
    }

    @Test
    void everyProbeAsksAGroupThatThereIs() {
        assertThat(containers()).allSatisfy(container -> {
            assertThat(container.at("/ports/0/containerPort").asInt()).isEqualTo(Serving.PORT);
            for (String probe : PROBES) {
                var get = container.path(probe).path("httpGet");
                assertThat(get.path("port").asString()).isEqualTo("http");
                assertThat(Serving.HEALTH_GROUPS).contains(get.path("path").asString());
            }
        });
        assertThat(DeployFile.of("kubernetes/service.yaml")
                        .at("/spec/ports/0/port")
                        .asInt())
                .isEqualTo(Serving.PORT);
    }

    @Test
    void thereAreTwoOfWarrenAndOneMayGo() {
        assertThat(DeployFile.of("kubernetes/deployment.yaml")
                        .at("/spec/replicas")
                        .asInt())
                .isEqualTo(2);
        assertThat(DeployFile.of("kubernetes/poddisruptionbudget.yaml")
                        .at("/spec/minAvailable")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void everyTriggerCountsLanesThatThereAre() {
        var definitions = JsonMapper.shared().readTree(Path.of("rabbit-definitions", "definitions.json"));
        var queues = definitions.path("queues").findValuesAsString("name");
        var triggers = DeployFile.all().stream()
                .flatMap(DeployFile::nodes)
                .filter(it -> it.path("type").asString("").equals("rabbitmq"))
                .map(it -> it.at("/metadata/queueName").asString());
        assertThat(triggers)
                .hasSize(3)
                .allSatisfy(it -> assertThat(queues)
                        .filteredOn(queue -> Pattern.compile(it).matcher(queue).find())
                        .hasSizeGreaterThanOrEqualTo(7)
                        .allMatch(queue -> queue.startsWith("fulfillment.")));
    }

    @Test
    void kustomizationsNameEveryFileBesideThemButTheExample() {
        kustomizations().forEach(it -> {
            var beside = DeployFile.all().stream()
                    .filter(DeployFile::isManifest)
                    .filter(other -> other.folder().equals(it.folder()))
                    .map(other -> other.path().getFileName().toString())
                    .filter(name -> !name.contains("example"));
            assertThat(it.documents().getFirst().path("resources").valueStream().map(JsonNode::asString))
                    .containsExactlyInAnyOrderElementsOf(beside.toList());
        });
    }

    @Test
    void everyImageIsTheOneThatItsKustomizationGivesAVersion() {
        assertThat(containers()).allMatch(it -> it.path("image").asString().equals("warren"));
        assertThat(kustomizations())
                .hasSize(2)
                .allMatch(it -> it.documents()
                        .getFirst()
                        .at("/images/0/name")
                        .asString()
                        .equals("warren"));
    }

    @Test
    void everyManifestHasAKindAndANameAndNoNamespace() {
        assertThat(manifests()).hasSizeGreaterThan(8).allSatisfy(it -> {
            assertThat(it.path("apiVersion").asString()).isNotEmpty();
            assertThat(it.path("kind").asString()).isNotEmpty();
            assertThat(it.at("/metadata/name").asString()).startsWith("warren");
            assertThat(it.path("metadata").has("namespace")).isFalse();
        });
    }

    private static Stream<DeployFile> kustomizations() {
        return DeployFile.all().stream().filter(it -> it.path().endsWith("kustomization.yaml"));
    }

    private static Stream<JsonNode> manifests() {
        return DeployFile.all().stream().filter(DeployFile::isManifest).flatMap(it -> it.documents().stream());
    }

    private static Stream<JsonNode> pods() {
        return manifests()
                .filter(it -> it.path("kind").asString().equals("Deployment"))
                .map(it -> it.at("/spec/template/spec"));
    }

    private static Stream<JsonNode> containers() {
        return pods().flatMap(it -> it.path("containers").valueStream());
    }
}
