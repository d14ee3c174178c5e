package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DefinitionsTest {
    @Test
    void theCheckedInDefinitionsAreWhatTheConfigurationSays() throws IOException {
        assertThat(Files.readString(Path.of("rabbit-definitions/definitions.json")))
                .as("rabbit-definitions is old: run java -jar target/warren.jar definitions")
                .isEqualTo(DefinitionsCommand.fromConfiguration());
    }

    @Test
    void theCommandWritesThemWhereItIsTold(@TempDir Path folder) {
        var said = new StringWriter();
        var out = folder.resolve("new");

        int exit = new CommandLine(new DefinitionsCommand())
                .setOut(new PrintWriter(said))
                .execute("--out", out.toString());

        assertThat(exit).isZero();
        assertThat(out.resolve("definitions.json")).content().startsWith("{\n  \"vhosts\": [");
        assertThat(said).asString().contains("Its users have no passwords");
    }

    @Test
    void nobodyCanLogInBeforeAPasswordIsSet() {
        JsonNode users = JsonMapper.shared()
                .readTree(Definitions.of(Configured.topology(), Configured.settings(), "warren"))
                .path("users");

        assertThat(users.valueStream().map(it -> it.path("password_hash").asString()))
                .hasSize(8)
                .containsOnly("");
    }
}
