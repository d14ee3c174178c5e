package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page is the table. {@code -Daccess=apply} writes it. */
class AccessPageTest {
    private static final Path PAGE = Path.of("docs", "reference", "access.md");

    @Test
    void thePageSaysWhatTheTableDoes() throws IOException {
        if ("apply".equals(System.getProperty("access"))) {
            Files.writeString(PAGE, AccessPage.text());
        }
        assertThat(PAGE).content().isEqualTo(AccessPage.text());
    }
}
