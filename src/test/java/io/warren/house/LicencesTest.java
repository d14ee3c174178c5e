package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Everything that runs may be passed on by whoever passes on Warren; {@code mvn test -Dtest=LicencesTest
 * -Dlicences=write} writes the page that says under what terms.
 */
class LicencesTest {
    private static final Path SBOM = Path.of("target/classes", Sbom.PLACE);
    private static final Path PAGE = Path.of("docs/security/licences.md");

    /** Terms that a program under Apache-2.0 can be passed on with, the most welcome first. */
    private static final List<String> WELCOME = List.of(
            "Apache-2.0",
            "MIT",
            "MIT-0",
            "0BSD",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "CC0-1.0",
            "EPL-2.0",
            "EPL-1.0",
            "MPL-2.0");

    /** The names under which some are written by hand. */
    private static final Map<String, String> KNOWN_AS = Map.of(
            "Eclipse Distribution License - v 1.0", "BSD-3-Clause",
            "EDL 1.0", "BSD-3-Clause",
            "The Apache Software License, Version 2.0", "Apache-2.0");

    private Sbom sbom = new Sbom(List.of());

    @BeforeEach
    void read() throws IOException {
        assumeThat(SBOM).as("made by a build that is not offline").exists();
        sbom = Sbom.of(Files.readAllBytes(SBOM));
    }

    @Test
    void everythingThatRunsHasALicenceThatIsWelcome() {
        assertThat(sbom.parts())
                .hasSizeGreaterThan(50)
                .allSatisfy(it -> assertThat(chosen(it))
                        .as("%s: %s", it.name(), it.licences())
                        .isPresent());
    }

    @Test
    void thePageNamesWhatRuns() throws IOException {
        if ("write".equals(System.getProperty("licences"))) {
            Files.writeString(PAGE, page());
        }
        assertThat(PAGE)
                .as("run: mvn test -Dtest=LicencesTest -Dlicences=write")
                .hasContent(page());
    }

    private String page() {
        var names = new TreeMap<String, TreeSet<String>>();
        sbom.parts()
                .forEach(it -> names.computeIfAbsent(chosen(it).orElse("none"), licence -> new TreeSet<>())
                        .add("`%s`".formatted(it.name())));
        var text = new StringBuilder("""
                # Licences of what is in the jar

                Written by `mvn test -Dtest=LicencesTest -Dlicences=write` from the [bill of materials](../SECURITY.md#what-the-jar-is-made-of),
                and held against it by that test. Of several licences that a library may be used under, the one is named that is used here.
                Versions are in the bill itself.

                | licence | libraries |
                |---|---|
                """);
        names.forEach(
                (licence, libraries) -> text.append("| %s | %s |%n".formatted(licence, String.join(", ", libraries))));
        return text.toString();
    }

    private static Optional<String> chosen(Sbom.Part part) {
        var offered = part.licences().stream()
                .map(it -> KNOWN_AS.getOrDefault(it, it))
                .toList();
        return WELCOME.stream().filter(offered::contains).findFirst();
    }
}
