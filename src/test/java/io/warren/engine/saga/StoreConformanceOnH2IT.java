package io.warren.engine.saga;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@Import(EmbeddedCommits.class)
class StoreConformanceOnH2IT extends StoreConformanceSuite {
    @TempDir
    private static Path folder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add(
                "spring.datasource.url", () -> "jdbc:h2:file:%s;WRITE_DELAY=0".formatted(folder.resolve("warren")));
    }
}
