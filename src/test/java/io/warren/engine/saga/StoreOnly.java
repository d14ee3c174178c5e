package io.warren.engine.saga;

import io.warren.engine.workflow.Workflows;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.json.JsonMapper;

/** What remembers sagas, and a database, without the rest. Not annotated: a Warren that is tested must not find it. */
@EntityScan({"io.warren.engine.saga", "io.warren.engine.operation"})
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    JacksonAutoConfiguration.class
})
class StoreOnly {
    @Bean
    JpaSagaStore store(EntityManagerFactory factory) {
        return new JpaSagaStore(factory);
    }

    @Bean
    EndedSagas ended(JdbcOperations sql, PlatformTransactionManager transactions) {
        return new EndedSagas(sql, transactions);
    }

    @Bean
    StoredWorkflows workflows(JdbcClient database, JsonMapper json) {
        return new StoredWorkflows(database, json, Clock.systemUTC());
    }

    @Bean
    SagaQueries queries(EntityManager entities) {
        return new SagaQueries(entities, Workflows.load(List.of()));
    }
}
