package io.warren.shop;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class ParticipantsOnH2IT extends ParticipantsSuite {
    @TempDir
    static Path folder;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:file:%s/shop;WRITE_DELAY=0".formatted(folder));
    }
}
