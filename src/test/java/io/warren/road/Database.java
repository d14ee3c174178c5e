package io.warren.road;

import io.warren.dev.DevPostgres;
import java.nio.file.Path;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * An empty database of a test's own.
 *
 * @param settings what Warren has to be told to use it
 */
public record Database(String url, String user, String password, List<String> settings) {
    /** A file in that folder, which one process can have open at a time. */
    public static Database h2(Path folder) {
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE".formatted(folder.resolve("warren"));
        return new Database(url, "warren", "", List.of("--spring.datasource.url=" + url));
    }

    public static Database postgres() {
        return postgres(DevPostgres.shared());
    }

    public static Database postgres(DevPostgres server) {
        String url = server.newDatabase("road");
        var settings = List.of(
                "--spring.profiles.active=postgres",
                "--spring.datasource.url=" + url,
                "--spring.datasource.username=" + server.user(),
                "--spring.datasource.password=" + server.password());
        return new Database(url, server.user(), server.password(), settings);
    }

    public JdbcClient sql() {
        return JdbcClient.create(new DriverManagerDataSource(url, user, password));
    }
}
