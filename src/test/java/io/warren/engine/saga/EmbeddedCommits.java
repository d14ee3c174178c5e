package io.warren.engine.saga;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Commits on their way to an H2 in this process: there is no wire, so that what dies is the database. */
final class EmbeddedCommits implements NextCommit, BeanPostProcessor {
    private final AtomicReference<@Nullable Runnable> before = new AtomicReference<>();
    private @Nullable HikariDataSource pool;

    @Override
    public void isLost() {
        waitsFor(this::kill);
    }

    @Override
    public void isNotAnswered() {
        Assumptions.abort("Who calls H2 in its own process gets an answer, or is dead as well.");
    }

    @Override
    public void waitsFor(Runnable what) {
        before.set(what);
    }

    /** As the death of the process does: nothing more is written, and the next who connects opens what is in the file. */
    private void kill() {
        var dying = Objects.requireNonNull(pool);
        try (var connection =
                        DriverManager.getConnection(dying.getJdbcUrl(), dying.getUsername(), dying.getPassword());
                var statement = connection.createStatement()) {
            statement.execute("shutdown immediately");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
        dying.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        if (!(bean instanceof HikariDataSource data)) {
            return bean;
        }
        pool = data;
        return new DelegatingDataSource(data) {
            @Override
            public Connection getConnection() throws SQLException {
                return watched(data);
            }
        };
    }

    private Connection watched(DataSource data) throws SQLException {
        var connection = data.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    Runnable task = method.getName().equals("commit") ? before.getAndSet(null) : null;
                    if (task != null) {
                        task.run();
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
