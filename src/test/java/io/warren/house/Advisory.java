package io.warren.house;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;

/**
 * What is known of a weakness of a library.
 *
 * @param id its CVE or GHSA number
 * @param components the libraries, each as group:artifact
 * @param affected the versions that have it
 * @param fixed the first without it
 * @param source where that is said
 * @param lookedAt when it was read there
 * @param verdict what it means for Warren where a version that has it is resolved
 * @param reason why that is so
 */
record Advisory(
        String id,
        String title,
        List<String> components,
        List<String> affected,
        String fixed,
        URI source,
        LocalDate lookedAt,
        Verdict verdict,
        String reason) {
    /** What a weakness means for Warren. */
    enum Verdict {
        @JsonProperty("affected")
        AFFECTED,
        @JsonProperty("mitigated")
        MITIGATED,
        @JsonProperty("not affected")
        NOT_AFFECTED
    }

    /** Whether it stands in the way of a build that has this version. */
    boolean forbids(String version) {
        return verdict == Verdict.AFFECTED && covers(version);
    }

    boolean covers(String version) {
        return affected.stream().map(VersionRange::new).anyMatch(it -> it.contains(version));
    }
}
