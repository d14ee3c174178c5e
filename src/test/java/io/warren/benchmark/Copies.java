package io.warren.benchmark;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Copies of orders with all rows that such an order has in the engine's tables, made by the database.
 *
 * @param originals what is copied, by their ids
 * @param others expressions in the place of what an original has, by column
 */
record Copies(JdbcClient sql, boolean postgres, UUID[] originals, Map<String, String> others) {
    private static final String KEY = "s.business_key || '-' || x";
    private static final String PAYLOAD =
            "REPLACE(i.payload, '\"' || s.business_key || '\"', '\"' || %s || '\"')".formatted(KEY);

    /** Copies of all orders of a run, from the same time as they. */
    static Copies of(JdbcClient sql, Demand run) {
        return new Copies(sql, isPostgres(sql), ids(sql, run), others("SUBSTRING(CAST(s.id AS VARCHAR), 1, 13)"));
    }

    /** Copies of all orders of a run, begun and ended at that time. */
    static Copies of(JdbcClient sql, Demand run, Instant at) {
        String begun = new UUID(at.toEpochMilli() << 16, 0).toString().substring(0, 13);
        var others = new HashMap<>(others("'%s'".formatted(begun)));
        others.put("created_at", "TIMESTAMP WITH TIME ZONE '%s'".formatted(at));
        others.put("updated_at", "TIMESTAMP WITH TIME ZONE '%s'".formatted(at));
        return new Copies(sql, isPostgres(sql), ids(sql, run), others);
    }

    /** H2 lists its settings there; PostgreSQL has no such table. */
    private static boolean isPostgres(JdbcClient sql) {
        return sql.sql("SELECT count(*) FROM information_schema.tables WHERE lower(table_name) = 'settings'")
                        .query(Long.class)
                        .single()
                == 0;
    }

    private static UUID[] ids(JdbcClient sql, Demand run) {
        return sql.sql("SELECT id FROM saga WHERE business_key LIKE ?")
                .param(run.run() + "-%")
                .query((row, i) -> row.getObject(1, UUID.class))
                .list()
                .toArray(UUID[]::new);
    }

    /** @param begun the first letters of an id, which say when its order was begun */
    private static Map<String, String> others(String begun) {
        String id = "CAST(%s || SUBSTRING(CAST(s.id AS VARCHAR), 14, 11) || LPAD(CAST(x AS VARCHAR), 12, '0') AS UUID)"
                .formatted(begun);
        return Map.of("id", id, "saga_id", id, "business_key", KEY, "payload", PAYLOAD);
    }

    /** One copy of each for each of these numbers. */
    void add(int first, int last) {
        copy("saga", "s", "saga s", first, last);
        copy("saga_input", "i", "saga_input i JOIN saga s ON s.id = i.saga_id", first, last);
    }

    private void copy(String table, String alias, String from, int first, int last) {
        var columns = columns(table);
        sql.sql("INSERT INTO %s (%s) SELECT %s FROM %s, %s(?, ?) AS x WHERE s.id = ANY(?)"
                        .formatted(
                                table,
                                String.join(", ", columns),
                                columns.stream()
                                        .map(it -> others.getOrDefault(it, alias + "." + it))
                                        .collect(Collectors.joining(", ")),
                                from,
                                postgres ? "generate_series" : "system_range"))
                .param(first)
                .param(last)
                .param(originals)
                .update();
    }

    private List<String> columns(String table) {
        return sql.sql("SELECT lower(column_name) FROM information_schema.columns WHERE lower(table_name) = ?")
                .param(table)
                .query((row, i) -> row.getString(1))
                .list();
    }

    /** What the database would do by itself in time, and then in the middle of a run. */
    void settle() {
        (postgres ? List.of("VACUUM (FREEZE, ANALYZE)", "CHECKPOINT") : List.of("ANALYZE"))
                .forEach(it -> sql.sql(it).update());
    }
}
