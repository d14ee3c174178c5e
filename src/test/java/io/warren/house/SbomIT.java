package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;

/** The jar tells what it is made of. */
class SbomIT {
    /** Put in by the packaging itself, to take the jar apart again. */
    private static final String OF_THE_PACKAGING = "spring-boot-jarmode-tools-.*";

    /** Starters have no classes, and are left out of the jar. */
    private static final String EMPTY = "spring-boot-starter.*";

    @Test
    void theBillOfMaterialsNamesExactlyTheLibrariesInTheJar() throws IOException {
        try (var jar = new JarFile(System.getProperty("jar.under.test", "target/warren.jar"))) {
            var manifest = jar.getManifest().getMainAttributes();
            assumeThat(jar.getEntry(Sbom.PLACE))
                    .as("made by a build that is not offline")
                    .isNotNull();
            var sbom = Sbom.of(jar.getInputStream(jar.getEntry(Sbom.PLACE)).readAllBytes());
            var libraries = jar.stream()
                    .map(JarEntry::getName)
                    .filter(it -> it.startsWith("BOOT-INF/lib/") && it.endsWith(".jar"))
                    .map(it -> it.substring("BOOT-INF/lib/".length()))
                    .filter(it -> !it.matches(OF_THE_PACKAGING))
                    .toList();

            assertThat(sbom.parts())
                    .filteredOn(it -> !it.artifact().matches(EMPTY))
                    .extracting(Sbom.Part::jar)
                    .containsExactlyInAnyOrderElementsOf(libraries);
            assertThat(manifest.getValue("Sbom-Location")).isEqualTo(Sbom.PLACE);
            assertThat(manifest.getValue("Sbom-Format")).isEqualTo("CycloneDX");
        }
    }
}
