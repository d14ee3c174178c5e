package io.warren.house;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The bill of materials that a build writes into the jar, in the form of CycloneDX. */
record Sbom(List<Part> parts) {
    /** Where a jar keeps it. */
    static final String PLACE = "META-INF/sbom/application.cdx.json";

    /**
     * A library that runs.
     *
     * @param licences those among which its users may choose
     */
    record Part(String group, String artifact, String version, List<String> licences) {
        String name() {
            return group + ":" + artifact;
        }

        String jar() {
            return "%s-%s.jar".formatted(artifact, version);
        }
    }

    static Sbom of(byte[] json) {
        var parts = new ArrayList<Part>();
        JsonMapper.shared().readTree(json).path("components").forEach(it -> parts.add(part(it)));
        return new Sbom(parts);
    }

    private static Part part(JsonNode component) {
        return new Part(
                component.path("group").asString(),
                component.path("name").asString(),
                component.path("version").asString(),
                StreamSupport.stream(component.path("licenses").spliterator(), false)
                        .flatMap(Sbom::words)
                        .toList());
    }

    /** Of an expression each side of its OR. */
    private static Stream<String> words(JsonNode licence) {
        if (licence.has("expression")) {
            return Stream.of(licence.path("expression").asString().split(" OR "));
        }
        JsonNode its = licence.path("license");
        return Stream.of(
                its.has("id") ? its.path("id").asString() : its.path("name").asString());
    }
}
