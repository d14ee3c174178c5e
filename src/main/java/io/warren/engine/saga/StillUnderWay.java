package io.warren.engine.saga;

import io.warren.engine.route.OrdersUnderWay;
import io.warren.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** The sagas that have not ended, as rows; for the command that changes the topology, which runs beside the engine. */
final class StillUnderWay implements OrdersUnderWay {
    private static final String OPEN = "status not in ('COMPLETED', 'COMPENSATED', 'CANCELLED', 'TERMINATED')";
    /** Small enough that no engine waits long for a row. */
    private static final int AT_ONCE = 500;

    private final JdbcClient database;
    private final JsonMapper json;

    StillUnderWay(JdbcClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    @Override
    public Map<String, Long> byRegion() {
        return by("region");
    }

    @Override
    public Map<String, Long> byPriority() {
        return by("priority");
    }

    private Map<String, Long> by(String column) {
        var counts = new TreeMap<String, Long>();
        database.sql("select %1$s, count(*) from saga where %2$s group by %1$s".formatted(column, OPEN))
                .query(row -> {
                    counts.put(row.getString(1), row.getLong(2));
                });
        return counts;
    }

    @Override
    public List<Workflow> workflows() {
        return database.sql("""
                        select w.definition from saga_workflow w
                        where exists (select 1 from saga s
                            where s.workflow = w.name and s.workflow_version = w.version and s.%s)""".formatted(OPEN)).query(String.class).list().stream()
                .map(it -> json.readValue(it, Workflow.class))
                .toList();
    }

    @Override
    public long moveRegion(String from, String to) {
        return move("region", from, to);
    }

    @Override
    public long movePriority(String from, String to) {
        return move("priority", from, to);
    }

    /** The version is raised, so that an engine that has read the row reads it again. */
    private long move(String column, String from, String to) {
        long all = 0;
        int some = AT_ONCE;
        while (some == AT_ONCE) {
            some = database.sql("""
                            update saga set %1$s = ?, version = version + 1
                            where id in (select id from saga where %1$s = ? and %2$s limit %3$d)""".formatted(column, OPEN, AT_ONCE))
                    .params(to, from)
                    .update();
            all += some;
        }
        return all;
    }
}
