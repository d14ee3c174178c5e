package io.warren.engine.saga;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Writes a batch of sagas by one statement, each column an array; H2 has no such update, and takes row by row. */
final class PostgresUpdate {
    private static final String UPDATE = """
            update saga s
            set region = n.region, priority = n.priority, updated_at = n.updated_at, status = n.status,
                incident = n.incident, step = n.step, dispatched = n.dispatched, wake_at = n.wake_at,
                document = n.document, version = n.version + 1
            from unnest(?::uuid[], ?::int[], ?::text[], ?::text[], ?::timestamptz[], ?::text[], ?::boolean[],
                    ?::text[], ?::boolean[], ?::timestamptz[], ?::text[])
                as n (id, version, region, priority, updated_at, status, incident, step, dispatched, wake_at, document)
            where s.id = n.id and s.version = n.version""";

    private final Connection connection;
    private final PreparedStatement statement;
    private final List<SagaRow> rows;
    private int columns;

    private PostgresUpdate(Connection connection, PreparedStatement statement, List<SagaRow> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /** @throws StaleStateException where one of them is not as it was read; the transaction is then to be given up */
    static void update(StatelessSession session, List<SagaRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int written = session.doReturningWork(connection -> {
            try (var statement = connection.prepareStatement(UPDATE)) {
                return new PostgresUpdate(connection, statement, rows).run();
            }
        });
        if (written != rows.size()) {
            throw new StaleStateException("%d of %d sagas were as they had been read".formatted(written, rows.size()));
        }
    }

    private int run() throws SQLException {
        set("uuid", row -> row.id);
        set("int4", row -> row.version);
        set("text", row -> row.region);
        set("text", row -> row.priority);
        set("timestamptz", row -> text(row.updatedAt));
        set("text", row -> row.status.name());
        set("bool", row -> row.incident);
        set("text", row -> row.step);
        set("bool", row -> row.dispatched);
        set("timestamptz", row -> text(row.wakeAt));
        set("text", row -> row.document);
        return statement.executeUpdate();
    }

    private void set(String type, Function<SagaRow, @Nullable Object> column) throws SQLException {
        Array array = connection.createArrayOf(type, rows.stream().map(column).toArray());
        statement.setArray(++columns, array);
    }

    private static @Nullable String text(@Nullable Instant at) {
        return at == null ? null : at.toString();
    }
}
