package io.warren;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.deploy.DeployFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each setting that a deployment gives is one that Warren or Spring reads. */
class DeployedSettingsTest {
    private static final String METADATA = "META-INF/spring-configuration-metadata.json";

    @Test
    void everyVariableOfWarrenIsASettingOfItsOwn() {
        var known = ofWarren();
        assertThat(variables().filter(it -> it.startsWith("WARREN_")))
                .hasSizeGreaterThan(5)
                .allMatch(it -> known.stream().anyMatch(setting -> setting.isVariable(it)));
    }

    @Test
    void everyVariableOfSpringIsOneOfItsOwn() {
        var known = ofSpring();
        assertThat(variables().filter(it -> it.startsWith("SPRING_")))
                .hasSizeGreaterThan(8)
                .allMatch(it -> known.contains(it.replace("_", "").toLowerCase(Locale.ROOT)));
    }

    @Test
    void everyFileOfASecretIsNamedLikeASetting() {
        var secrets =
                DeployFile.of("compose.yaml").path("services").path("warren").path("secrets");
        var example = DeployFile.of("kubernetes/secret.example.yaml").path("stringData");
        assertThat(Stream.concat(
                        secrets.valueStream().map(it -> it.path("target").asString()),
                        example.propertyNames().stream()))
                .hasSize(5)
                .allMatch(it ->
                        ofSpring().contains(plain(it)) || ofWarren().stream().anyMatch(setting -> setting.isKey(it)));
    }

    /** What compose gives Warren's own service, and what the manifests give their containers. */
    private static Stream<String> variables() {
        var composed =
                DeployFile.of("compose.yaml").path("services").path("warren").path("environment");
        var configured = DeployFile.of("kubernetes/configmap.yaml").path("data");
        var single =
                DeployFile.of("kubernetes/keda/deployment.yaml").findPath("env").valueStream();
        return Stream.of(
                        composed.propertyNames().stream(),
                        configured.propertyNames().stream(),
                        single.map(it -> it.path("name").asString()))
                .flatMap(it -> it);
    }

    private static List<KnownSetting> ofWarren() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        return scanner.findCandidateComponents("io.warren").stream()
                .map(it -> type(String.valueOf(it.getBeanClassName())))
                .filter(Class::isRecord)
                .flatMap(it -> KnownSetting.of(prefix(it), it).stream())
                .toList();
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String prefix(Class<?> settings) {
        return settings.getAnnotation(ConfigurationProperties.class).value();
    }

    private static Set<String> ofSpring() {
        try {
            var all =
                    Collections.list(DeployedSettingsTest.class.getClassLoader().getResources(METADATA));
            return all.stream()
                    .flatMap(it -> read(it).path("properties").valueStream())
                    .map(it -> plain(it.path("name").asString()))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String plain(String name) {
        return name.replaceAll("[-.]", "").toLowerCase(Locale.ROOT);
    }

    private static JsonNode read(URL metadata) {
        try (var stream = metadata.openStream()) {
            return JsonMapper.shared().readTree(stream);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
