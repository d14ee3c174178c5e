package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Keys are made, listed and revoked by the command line. */
class KeyCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void aKeyIsMadeListedAndRevoked(@TempDir Path folder) {
        try (var warren = Guarded.withEverybody(folder)) {
            assertThat(run(warren, Scope.ADMIN, "create", "till", "--scope", "read,intake"))
                    .isZero();
            String key = "Bearer " + out.toString().strip();
            assertThat(warren.ask("GET", "/api/topology", key, "").statusCode()).isEqualTo(200);

            assertThat(run(warren, Scope.ADMIN, "list")).isZero();
            assertThat(out.toString()).contains("till", "intake,read");
            String id = out.toString().substring(0, 36);

            assertThat(run(warren, Scope.ADMIN, "revoke", id)).isZero();
            assertThat(warren.ask("GET", "/api/topology", key, "").statusCode()).isEqualTo(401);
            assertThat(run(warren, Scope.ADMIN, "revoke", id)).isEqualTo(1);
            assertThat(err.toString()).contains("No key has the id");
        }
    }

    @Test
    void whoMayNotIsToldSo(@TempDir Path folder) {
        try (var warren = Guarded.withEverybody(folder)) {
            assertThat(run(warren, Scope.READ, "list")).isEqualTo(1);
            assertThat(err.toString()).contains("You may not do this");
        }
        var nowhere = command().execute("list", "--url", "http://127.0.0.1:9", "--key", "wrn_x");
        assertThat(nowhere).isEqualTo(5);
        assertThat(err.toString()).contains("Nobody answers at http://127.0.0.1:9");
    }

    private int run(Guarded warren, Scope as, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", warren.url("").toString(), "--key", Guarded.key(as)));
        return command().execute(all.toArray(String[]::new));
    }

    private CommandLine command() {
        return new CommandLine(new KeyCommand()).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
    }
}
