package io.warren.engine.saga;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.hibernate.StatelessSession;

/**
 * Stores a batch of new sagas by two statements, without looking first whether one of them was there before. Mostly none
 * was.
 */
final class PostgresInsert {
    private static final String SAGAS = """
            insert into saga (id, business_key, workflow, workflow_version, region, priority, created_at, updated_at,
                status, incident, step, dispatched, wake_at, document, version)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::int[], ?::text[], ?::text[], ?::timestamptz[],
                ?::timestamptz[], ?::text[], ?::boolean[], ?::text[], ?::boolean[], ?::timestamptz[], ?::text[], ?::int[])
            on conflict do nothing""";
    private static final String INPUTS = """
            insert into saga_input (saga_id, request_key, fingerprint, subject, payload)
            select * from unnest(?::uuid[], ?::text[], ?::text[], ?::text[], ?::text[])
            on conflict do nothing""";

    private PostgresInsert() {}

    /** One of them was there before, or is twice in the batch: none is to be stored in this way. */
    static final class NotAllNew extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotAllNew() {
            super("a key is known already", null, false, false);
        }
    }

    /** @throws NotAllNew the transaction is then to be given up */
    static List<Started> insert(StatelessSession session, List<Newborn> newborns) {
        var rows = newborns.stream().map(it -> SagaRow.of(it.saga())).toList();
        var inputs = newborns.stream()
                .map(it -> SagaInput.of(it.beginning(), it.beginning().requestKey()))
                .toList();
        boolean all = session.doReturningWork(
                connection -> sagas(connection, rows) == rows.size() && inputs(connection, inputs) == inputs.size());
        if (!all) {
            throw new NotAllNew();
        }
        return rows.stream()
                .<Started>map(row -> new Started.New(row.id, row.businessKey))
                .toList();
    }

    private static int sagas(Connection connection, List<SagaRow> rows) throws SQLException {
        try (var statement = connection.prepareStatement(SAGAS)) {
            new Columns<>(connection, statement, rows)
                    .and("uuid", row -> row.id)
                    .and("text", row -> row.businessKey)
                    .and("text", row -> row.workflow)
                    .and("int4", row -> row.workflowVersion)
                    .and("text", row -> row.region)
                    .and("text", row -> row.priority)
                    .andTime(row -> row.createdAt)
                    .andTime(row -> row.updatedAt)
                    .and("text", row -> row.status.name())
                    .and("bool", row -> row.incident)
                    .and("text", row -> row.step)
                    .and("bool", row -> row.dispatched)
                    .andTime(row -> row.wakeAt)
                    .and("text", row -> row.document)
                    .and("int4", row -> row.version);
            return statement.executeUpdate();
        }
    }

    private static int inputs(Connection connection, List<SagaInput> inputs) throws SQLException {
        try (var statement = connection.prepareStatement(INPUTS)) {
            new Columns<>(connection, statement, inputs)
                    .and("uuid", input -> input.sagaId)
                    .and("text", input -> input.requestKey)
                    .and("text", input -> input.fingerprint)
                    .and("text", input -> input.subject)
                    .and("text", input -> input.payload);
            return statement.executeUpdate();
        }
    }
}
