package io.warren.engine.operation;

import io.warren.dev.DevPostgres;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;

/** This room and a database, without the rest. Not annotated: a Warren that is tested must not find it. */
@EntityScan("io.warren.engine.operation")
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
class OperationOnly {
    static void onH2(DynamicPropertyRegistry settings) {
        settings.add("spring.datasource.url", () -> "jdbc:h2:mem:operation;DB_CLOSE_DELAY=-1");
    }

    static void onPostgres(DynamicPropertyRegistry settings) {
        String url = DevPostgres.shared().newDatabase("operation");
        settings.add("spring.datasource.url", () -> url);
        settings.add("spring.datasource.username", DevPostgres.shared()::user);
        settings.add("spring.datasource.password", DevPostgres.shared()::password);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    Audit audit(EntityManagerFactory factory, Clock clock) {
        return new Audit(factory, clock);
    }
}
