package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.datasource.DelegatingDataSource;
import org.springframework.test.annotation.DirtiesContext;

/** The database has committed, and the connection is lost before it could say so. */
@SpringBootTest(
        classes = {StoreOnly.class, UnansweredCommitIT.Cut.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = "spring.datasource.url=jdbc:h2:mem:unanswered")
@DirtiesContext
class UnansweredCommitIT {
    private static final AtomicBoolean CUT = new AtomicBoolean();

    @Autowired
    private JpaSagaStore store;

    @Test
    void aCommitWithoutAnAnswerIsAnOutage() {
        var id = UUID.fromString("01930000-0000-7000-8000-000000000003");
        var beginning = new Beginning(
                id, "order-1", true, null, "print", "plain", "eu", "standard", null, new byte[] {'{', '}'});
        var newborn = SimulatedEngine.PROGRESS.begin(beginning, Story.START).newborn();

        CUT.set(true);
        assertThatThrownBy(() -> store.insert(List.of(newborn))).isInstanceOf(StoreUnavailable.class);
        assertThat(store.load(List.of(id))).containsKey(id);

        var saga = newborn.saga();
        var moved = saga.moved(saga.state(), "reserve", Story.START, null);
        CUT.set(true);
        assertThatThrownBy(() -> store.save(List.of(moved), List.of())).isInstanceOf(StoreUnavailable.class);
    }

    /** Not annotated: a Warren that is tested must not find it. */
    static class Cut {
        @Bean
        static BeanPostProcessor cut() {
            return new BeanPostProcessor() {
                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    return bean instanceof DataSource it ? new Cutting(it) : bean;
                }
            };
        }
    }

    private static final class Cutting extends DelegatingDataSource {
        private Cutting(DataSource database) {
            super(database);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var connection = super.getConnection();
            return (Connection) Proxy.newProxyInstance(
                    Connection.class.getClassLoader(),
                    new Class<?>[] {Connection.class},
                    (proxy, method, arguments) -> {
                        try {
                            Object answer = method.invoke(connection, arguments);
                            if (method.getName().equals("commit") && CUT.getAndSet(false)) {
                                throw new SQLException("the connection is lost", "08006");
                            }
                            return answer;
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }
    }
}
