package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.house.Advisory.Verdict;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import tools.jackson.databind.json.JsonMapper;

/** The libraries of this build, held against the advisories that were read. */
class AdvisoriesTest {
    private static final List<Advisory> ADVISORIES =
            List.of(JsonMapper.shared().readValue(Path.of("docs/security/advisories.json"), Advisory[].class));

    private static final Advisory MADE_UP = new Advisory(
            "CVE-2026-1",
            "made up",
            List.of("org.example:library"),
            List.of("[2.0.0-M1,2.0.9]", "(,1.5.0)"),
            "2.0.10",
            URI.create("https://example.org"),
            LocalDate.of(2026, 11, 23),
            Verdict.AFFECTED,
            "made up");

    @Test
    void noLibraryHasAWeaknessThatReachesWarren() {
        var forbidden = Component.resolved().stream()
                .flatMap(component -> ADVISORIES.stream().flatMap(advisory -> forbidden(advisory, component)))
                .toList();

        assertThat(forbidden).isEmpty();
    }

    @Test
    void everyAdvisoryIsComplete() {
        assertThat(ADVISORIES).hasSizeGreaterThan(20).allSatisfy(it -> {
            assertThat(it.id()).matches("CVE-\\d{4}-\\d+|GHSA(-[0-9a-z]{4}){3}");
            assertThat(it.components()).isNotEmpty().allMatch(name -> name.matches("[\\w.-]+:[\\w.-]+"));
            assertThat(it.affected()).isNotEmpty().allSatisfy(VersionRange::new);
            assertThat(it.covers(it.fixed()))
                    .as(it.id() + " is fixed in " + it.fixed())
                    .isFalse();
            assertThat(it.source()).hasScheme("https");
            assertThat(it.title()).isNotBlank();
            assertThat(it.reason()).isNotBlank();
        });
        assertThat(ADVISORIES).extracting(Advisory::id).doesNotHaveDuplicates();
    }

    @Test
    void theLibrariesThatAreNamedAreFound() {
        assertThat(Component.resolved().stream().flatMap(it -> it.versionOf("com.rabbitmq:amqp-client").stream()))
                .singleElement()
                .asString()
                .startsWith("5.");
    }

    @Test
    void aVersionInsideARangeIsForbidden() {
        assertThat(List.of("2.0.0-M1", "2.0.0-RC1", "2.0.0", "2.0.9", "2.0.9.Final", "1.4.99", "1.5.0-SNAPSHOT"))
                .allMatch(MADE_UP::forbids);
        assertThat(List.of("1.5.0", "1.10.0", "2.0.10", "2.0.10-M1", "2.1", "3"))
                .noneMatch(MADE_UP::forbids);
    }

    /** A release says -Drelease; an old checkout must go on building. */
    @Test
    @EnabledIfSystemProperty(named = "release", matches = ".*")
    void theAdvisoriesWereLookedAtThisMonth() {
        assertThat(ADVISORIES)
                .extracting(Advisory::lookedAt)
                .allMatch(LocalDate.now().minusDays(31)::isBefore);
    }

    private static Stream<String> forbidden(Advisory advisory, Component component) {
        return advisory.components().stream()
                .flatMap(name -> component.versionOf(name).stream()
                        .filter(advisory::forbids)
                        .map(version -> "%s %s has %s (%s): take %s, see %s"
                                .formatted(
                                        name,
                                        version,
                                        advisory.id(),
                                        advisory.title(),
                                        advisory.fixed(),
                                        advisory.source())));
    }
}
