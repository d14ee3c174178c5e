package io.warren.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What docs/deploy holds could not be run where it was written, so all that can be told by reading is told here. */
class DeployTest {
    private static final Pattern VERSIONED =
            Pattern.compile("[\\w./-]+:v?\\d+\\.\\d+[\\w.-]*|[\\w./-]+:\\$\\{\\w+:\\?.+}");
    private static final Pattern SECRET = Pattern.compile("(?i).*(password|secret|token|apikey|api-key)");
    private static final List<String> PROBES = List.of("startupProbe", "livenessProbe", "readinessProbe");

    private final List<DeployFile> files = DeployFile.all();

    @Test
    void everyFileIsReadable() {
        assertThat(files)
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

    private Stream<String> images() {
        var composed = DeployFile.of("compose.yaml")
                .path("services")
                .valueStream()
                .map(it -> it.path("image").asString());
        var built = dockerfile().filter(it -> it.startsWith("FROM ")).map(it -> it.split(" ")[1]);
        var kustomized = files.stream()
                .filter(it -> it.path().endsWith("kustomization.yaml"))
                .flatMap(it -> it.documents().getFirst().path("images").valueStream())
                .map(it -> it.path("name").asString() + ":" + it.path("newTag").asString());
        return Stream.of(composed, built, kustomized).flatMap(it -> it);
    }

    @Test
    void everyImageOfAManifestGetsItsVersionFromItsKustomization() {
        assertThat(containers())
                .hasSize(2)
                .allMatch(it -> it.path("image").asString().equals("warren"));
    }

    @Test
    void theImageRunsAsSomebodyWhoIsNotRootAndBringsNothingFromElsewhere() {
        assertThat(dockerfile().filter(it -> it.startsWith("USER "))).containsExactly("USER 10001:10001");
        assertThat(dockerfile()).noneMatch(it -> it.startsWith("ADD ")).noneMatch(it -> it.contains("://"));
        assertThat(dockerfile().filter(it -> it.startsWith("ENTRYPOINT ")))
                .singleElement()
                .asString()
                .contains("-XX:+ExitOnOutOfMemoryError");
        assertThat(DeployFile.text(DeployFile.FOLDER.resolve("Dockerfile.dockerignore"))
                        .lines())
                .as("nothing but the jar is sent")
                .filteredOn(it -> !it.startsWith("#"))
                .containsExactly("*", "!target/warren.jar");
    }

    private static Stream<String> dockerfile() {
        return DeployFile.text(DeployFile.FOLDER.resolve("Dockerfile")).lines().filter(it -> !it.startsWith("#"));
    }

    @Test
    void noSecretHasAValue() {
        for (DeployFile file : files) {
            file.nodes()
                    .filter(JsonNode::isObject)
                    .flatMap(it -> it.propertyStream())
                    .forEach(it -> {
                        if (SECRET.matcher(it.getKey()).matches()) {
                            assertThat(it.getValue().isString() ? it.getValue().asString() : "")
                                    .as("%s in %s", it.getKey(), file.path())
                                    .isEmpty();
                        }
                    });
        }
    }

    @Test
    void composeDoesNotStartWithoutSecretsAndVersion() {
        var secrets = DeployFile.of("compose.yaml").path("secrets");
        assertThat(secrets.valueStream())
                .hasSize(3)
                .allMatch(it -> it.path("file").asString().startsWith("${WARREN_SECRETS:?"));
        assertThat(DeployFile.of("compose.yaml")
                        .path("services")
                        .path("warren")
                        .path("image")
                        .asString())
                .contains("${WARREN_VERSION:?");
    }

    @Test
    void everyServiceOfComposeIsHardenedAndListensOnThisMachineOnly() {
        assertThat(DeployFile.of("compose.yaml").path("services").valueStream())
                .hasSize(5)
                .allSatisfy(it -> {
                    assertThat(it.path("read_only").asBoolean()).isTrue();
                    assertThat(it.path("cap_drop").path(0).asString()).isEqualTo("ALL");
                    assertThat(it.path("security_opt").path(0).asString()).isEqualTo("no-new-privileges:true");
                    assertThat(it.path("healthcheck").path("test").isArray()).isTrue();
                    assertThat(it.path("ports").valueStream())
                            .allMatch(port -> port.asString().startsWith("127.0.0.1:"));
                });
    }

    @Test
    void everyPodIsRestricted() {
        assertThat(pods()).hasSize(2).allSatisfy(it -> {
            assertThat(it.path("securityContext").path("runAsNonRoot").asBoolean())
                    .isTrue();
            assertThat(it.path("securityContext").path("runAsUser").asInt()).isEqualTo(10001);
            assertThat(it.path("securityContext")
                            .path("seccompProfile")
                            .path("type")
                            .asString())
                    .isEqualTo("RuntimeDefault");
            assertThat(it.path("automountServiceAccountToken").asBoolean(true)).isFalse();
            assertThat(it.path("topologySpreadConstraints")).isNotEmpty();
        });
        assertThat(containers()).allSatisfy(it -> {
            var context = it.path("securityContext");
            assertThat(context.path("allowPrivilegeEscalation").asBoolean(true)).isFalse();
            assertThat(context.path("readOnlyRootFilesystem").asBoolean()).isTrue();
            assertThat(context.path("capabilities").path("drop").path(0).asString())
                    .isEqualTo("ALL");
            assertThat(it.path("resources").path("limits").path("memory").asString())
                    .isNotEmpty();
        });
    }

    @Test
    void everyProbeAsksAGroupThatThereIs() {
        assertThat(containers()).allSatisfy(container -> {
            assertThat(container.path("ports").path(0).path("containerPort").asInt())
                    .isEqualTo(Serving.PORT);
            for (String probe : PROBES) {
                var get = container.path(probe).path("httpGet");
                assertThat(get.path("port").asString()).isEqualTo("http");
                assertThat(Serving.HEALTH_GROUPS).contains(get.path("path").asString());
            }
        });
        var check =
                DeployFile.of("compose.yaml").path("services").path("warren").path("healthcheck");
        assertThat(check.path("test").toString())
                .contains("/127.0.0.1/" + Serving.PORT, "GET " + Serving.READINESS + " ");
    }

    @Test
    void whatIsReachedIsWhereItListens() {
        var scraped = DeployFile.of("prometheus/prometheus.yml")
                .path("scrape_configs")
                .path(0);
        assertThat(scraped.path("metrics_path").asString()).isEqualTo(Serving.METRICS);
        assertThat(scraped.path("static_configs")
                        .path(0)
                        .path("targets")
                        .path(0)
                        .asString())
                .isEqualTo("warren:" + Serving.PORT);
        assertThat(dockerfile()).contains("EXPOSE " + Serving.PORT);
        assertThat(DeployFile.of("kubernetes/service.yaml")
                        .path("spec")
                        .path("ports")
                        .path(0)
                        .path("port")
                        .asInt())
                .isEqualTo(Serving.PORT);
        assertThat(DeployFile.of("compose.yaml")
                        .path("services")
                        .path("warren")
                        .path("ports")
                        .path(0)
                        .asString())
                .endsWith(":" + Serving.PORT);
    }

    @Test
    void kustomizationsNameEveryFileBesideThemButTheExample() {
        files.stream().filter(it -> it.path().endsWith("kustomization.yaml")).forEach(it -> {
            var named =
                    it.documents().getFirst().path("resources").valueStream().map(JsonNode::asString);
            var beside = files.stream()
                    .filter(DeployFile::isManifest)
                    .filter(other -> other.folder().equals(it.folder()))
                    .map(other -> other.path().getFileName().toString())
                    .filter(name -> !name.contains("example"));
            assertThat(named).containsExactlyInAnyOrderElementsOf(beside.toList());
        });
    }

    @Test
    void everyManifestHasAKindAndANameAndNoNamespace() {
        files.stream()
                .filter(DeployFile::isManifest)
                .flatMap(it -> it.documents().stream())
                .forEach(it -> {
                    assertThat(it.path("apiVersion").asString()).isNotEmpty();
                    assertThat(it.path("kind").asString()).isNotEmpty();
                    assertThat(it.path("metadata").path("name").asString()).startsWith("warren");
                    assertThat(it.path("metadata").has("namespace")).isFalse();
                });
    }

    @Test
    void everyAlertSaysHowUrgentItIsAndWhatToDo() {
        assertThat(DeployFile.of("prometheus/alerts.yml").path("groups").path(0).path("rules"))
                .hasSizeGreaterThan(15)
                .allSatisfy(it -> {
                    assertThat(it.path("labels").path("severity").asString()).isIn("page", "ticket");
                    assertThat(it.path("annotations").path("summary").asString())
                            .endsWith(".");
                    assertThat(it.path("annotations").path("runbook").asString().length())
                            .isGreaterThan(40);
                });
    }

    @Test
    void everyPanelOfTheDashboardHasAPlaceOfItsOwn() {
        var panels = DeployFile.of("grafana/warren.json").path("panels");
        assertThat(panels.findValuesAsString("id")).doesNotHaveDuplicates();
        assertThat(panels.valueStream()
                        .map(it -> it.path("gridPos").path("x") + ","
                                + it.path("gridPos").path("y")))
                .doesNotHaveDuplicates();
        assertThat(panels)
                .allSatisfy(it -> assertThat(it.path("gridPos").path("x").asInt()
                                + it.path("gridPos").path("w").asInt())
                        .isLessThanOrEqualTo(24));
    }

    private Stream<JsonNode> pods() {
        return files.stream()
                .flatMap(it -> it.documents().stream())
                .filter(it -> it.path("kind").asString("").equals("Deployment"))
                .map(it -> it.path("spec").path("template").path("spec"));
    }

    private Stream<JsonNode> containers() {
        return pods().flatMap(it -> it.path("containers").valueStream());
    }
}
