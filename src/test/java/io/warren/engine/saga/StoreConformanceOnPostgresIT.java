package io.warren.engine.saga;

import io.warren.crash.CommitProxy;
import io.warren.dev.DevPostgres;
import io.warren.simulation.broker.Recorded;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The database that does all of the scripts, and so the one that is recorded. */
@Import(StoreConformanceOnPostgresIT.Way.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StoreConformanceOnPostgresIT extends StoreConformanceSuite {
    private static final DevPostgres SERVER = DevPostgres.shared();
    private static final URI DATABASE =
            URI.create(SERVER.newDatabase("conformance").substring("jdbc:".length()));
    private static final CommitProxy PROXY = new CommitProxy(DATABASE.getPort());

    static class Way {
        @Bean
        NextCommit nextCommit() {
            return new PostgresCommits(PROXY);
        }
    }

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        // As in production who waits for a lock waits until the connection is given up, only not for 30 seconds.
        String url = "jdbc:postgresql://localhost:%d%s?sslmode=disable&gssEncMode=disable&socketTimeout=5"
                .formatted(PROXY.port(), DATABASE.getPath());
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", SERVER::user);
        settings.add("spring.datasource.password", SERVER::password);
    }

    @Override
    Map<String, List<String>> wanted() {
        return Recorded.wanted() ? observed : super.wanted();
    }

    @AfterAll
    void write() {
        PROXY.close();
        if (Recorded.wanted() && !observed.isEmpty()) {
            Recorded.write(StoreScript.RECORDED, observed);
        }
    }
}
