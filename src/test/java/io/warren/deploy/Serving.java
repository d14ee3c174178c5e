package io.warren.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Where Warren serves by its own application.yml. */
final class Serving {
    private static final JsonNode SETTINGS = settings();

    /** Boot's, where none is set. */
    static final int PORT = SETTINGS.path("server").path("port").asInt(8080);

    private static final String BASE = SETTINGS.path("management")
            .path("endpoints")
            .path("web")
            .path("base-path")
            .asString("/actuator");

    static final String READINESS = BASE + "/health/readiness";
    static final List<String> HEALTH_GROUPS = List.of(BASE + "/health/liveness", READINESS);
    static final String METRICS = BASE + "/prometheus";

    private Serving() {}

    private static JsonNode settings() {
        var first = new Yaml()
                .loadAll(DeployFile.text(Path.of("src", "main", "resources", "application.yml")))
                .iterator()
                .next();
        JsonNode settings = JsonMapper.shared().valueToTree(first instanceof Map<?, ?> map ? map : Map.of());
        var management = settings.path("management");
        boolean probed = management
                .path("endpoint")
                .path("health")
                .path("probes")
                .path("enabled")
                .asBoolean(false);
        String exposed = management
                .path("endpoints")
                .path("web")
                .path("exposure")
                .path("include")
                .asString("");
        if (!probed || !List.of(exposed.split(",")).containsAll(List.of("health", "prometheus"))) {
            throw new IllegalStateException("application.yml serves no probes or no metrics: " + management);
        }
        return settings;
    }
}
