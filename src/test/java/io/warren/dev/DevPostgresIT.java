package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class DevPostgresIT {
    private final DevPostgres postgres = DevPostgres.shared();

    @Test
    void keepsWhatIsCommitted() throws SQLException {
        var url = postgres.newDatabase("it");
        assertThat(answer(url, "show fsync")).isEqualTo("on");
        assertThat(answer(url, "show synchronous_commit")).isEqualTo("on");
        assertThat(answer(url, "show server_version")).startsWith("18.");
    }

    @Test
    void givesEveryCallerADatabaseOfItsOwn() throws SQLException {
        var first = postgres.newDatabase("it");
        var second = postgres.newDatabase("it");
        assertThat(answer(first, "select current_database()"))
                .isNotEqualTo(answer(second, "select current_database()"));
    }

    @Test
    void diesWithItsParent() throws Exception {
        var parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Parent.class.getName())
                .redirectErrorStream(true)
                .start();
        var server = parent.inputReader()
                .lines()
                .filter(line -> line.startsWith("server "))
                .mapToLong(line -> Long.parseLong(line.substring("server ".length())))
                .findFirst()
                .orElseThrow();
        assertThat(ProcessHandle.of(server)).isPresent();
        parent.destroyForcibly().waitFor();
        Awaitility.await()
                .untilAsserted(() -> assertThat(ProcessHandle.of(server)).isEmpty());
    }

    private String answer(String url, String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url, postgres.user(), postgres.password());
                var statement = connection.createStatement();
                var result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    /** The JVM that is killed. */
    static final class Parent {
        public static void main(String[] arguments) throws Exception {
            DevPostgres.shared();
            var pid = Path.of(
                    "target",
                    "dev-postgres",
                    Long.toString(ProcessHandle.current().pid()),
                    "postmaster.pid");
            System.out.println("server " + Files.readAllLines(pid).getFirst());
            System.in.read();
        }
    }
}
