package io.warren.benchmark;

import org.springframework.jdbc.core.simple.JdbcClient;

/** A great many orders in the database that nobody had to post. */
final class Crowd {
    private static final String COPIES = """
            FROM saga s JOIN saga_input i ON i.saga_id = s.id, generate_series(:from, :to) n WHERE s.business_key = :key""";

    private final JdbcClient sql;
    private final Demand demand;
    private int copies = 1;

    Crowd(JdbcClient sql, Demand demand) {
        this.sql = sql;
        this.demand = demand;
    }

    boolean waits() {
        return sql.sql("SELECT count(*) FROM saga WHERE business_key = ? AND status = 'WAITING'")
                        .param(demand.idOf(0))
                        .query(Long.class)
                        .single()
                == 1;
    }

    /** Copies the first order until there are so many. PostgreSQL only. */
    void grow(int orders) {
        if (orders <= copies) {
            return;
        }
        insert("""
                INSERT INTO saga (id, business_key, workflow, workflow_version, region, priority, created_at, updated_at,
                    status, incident, step, dispatched, wake_at, document, version)
                SELECT md5('saga' || n)::uuid, :key || '-' || n, workflow, workflow_version, region, priority, created_at,
                    updated_at, status, incident, step, dispatched, wake_at, document, version
                """, orders);
        insert("""
                INSERT INTO saga_input (saga_id, request_key, fingerprint, subject, payload)
                SELECT md5('saga' || n)::uuid, NULL, fingerprint, subject, payload
                """, orders);
        sql.sql("VACUUM ANALYZE saga, saga_input").update();
        copies = orders;
    }

    private void insert(String into, int orders) {
        sql.sql(into + COPIES)
                .param("from", copies + 1)
                .param("to", orders)
                .param("key", demand.idOf(0))
                .update();
    }

    long size() {
        return sql.sql("SELECT count(*) FROM saga WHERE business_key LIKE ?")
                .param(demand.run() + "-%")
                .query(Long.class)
                .single();
    }
}
