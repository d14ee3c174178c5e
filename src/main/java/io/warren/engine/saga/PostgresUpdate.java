package io.warren.engine.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.StaleStateException;
import org.hibernate.StatelessSession;

/** Writes a batch of sagas by one statement; H2 has no such update, and takes row by row. */
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

    private PostgresUpdate() {}

    /** @throws StaleStateException where one of them is not as it was read; the transaction is then to be given up */
    static void update(StatelessSession session, List<SagaRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        int written = session.doReturningWork(connection -> update(connection, rows));
        if (written != rows.size()) {
            throw new StaleStateException("%d of %d sagas were as they had been read".formatted(written, rows.size()));
        }
    }

    private static int update(Connection connection, List<SagaRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(UPDATE)) {
            new Columns<>(connection, statement, rows)
                    .and("uuid", row -> row.id)
                    .and("int4", row -> row.version)
                    .and("text", row -> row.region)
                    .and("text", row -> row.priority)
                    .andTime(row -> row.updatedAt)
                    .and("text", row -> row.status.name())
                    .and("bool", row -> row.incident)
                    .and("text", row -> row.step)
                    .and("bool", row -> row.dispatched)
                    .andTime(row -> row.wakeAt)
                    .and("text", row -> row.document);
            return statement.executeUpdate();
        }
    }
}
