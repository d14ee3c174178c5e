package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A seed that is found on one machine tells the same on another: nothing in a simulation comes from its process. */
class ReplayTest {
    @BeforeAll
    static void quiet() {
        SimulationCommand.quiet();
    }

    @Test
    void aSeedTellsTheSameStoryInAnotherProcess() throws IOException {
        assertThat(elsewhere("42", "1")).isEqualTo(SimulationCommand.told(42));
    }

    @Test
    void manySeedsComeToTheSameInAnotherProcess() throws Exception {
        var here = Campaign.of(1, 40).told();

        assertThat(elsewhere("1", "40")).startsWith(here.toArray(String[]::new));
    }

    /** What the command prints in a Java of its own. */
    private static List<String> elsewhere(String... seeds) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SimulationCommand.class.getName()));
        command.addAll(List.of(seeds));
        var process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try (var out = process.inputReader(StandardCharsets.UTF_8)) {
            return out.lines().toList();
        } finally {
            process.destroyForcibly();
        }
    }
}
