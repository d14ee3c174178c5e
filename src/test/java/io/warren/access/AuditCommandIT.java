package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The audit is verified by the command line. */
class AuditCommandIT {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void itSaysHowManyRowsAreAsTheyWereWritten(@TempDir Path folder) {
        try (var warren = Guarded.withEverybody(folder)) {
            String url = warren.url("").toString();
            assertThat(verify(url, Guarded.key(Scope.ADMIN))).isZero();
            assertThat(out.toString()).contains("The audit is whole", "hash");

            assertThat(verify(url, Guarded.key(Scope.READ))).isEqualTo(2);
            assertThat(err.toString()).contains("You may not do this");
        }
        assertThat(verify("http://127.0.0.1:9", "wrn_x")).isEqualTo(5);
        assertThat(err.toString()).contains("Nobody answers at http://127.0.0.1:9");
    }

    private int verify(String url, String key) {
        return new CommandLine(new AuditCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute("verify", "--url", url, "--key", key);
    }
}
