package io.warren.engine.saga;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Deletes sagas that have ended, with what they were begun with. */
@Component
class EndedSagas {
    private static final String ENDED = Arrays.stream(Status.values())
            .filter(Status::ended)
            .map(it -> "'" + it + "'")
            .collect(Collectors.joining(", "));

    // What an outcome or another instance is just about to change is left to the next round, and waits for nobody.
    private static final String FIND = """
            select id from saga where id > ? and id < ? and status in (%s) and updated_at < ?
            order by id fetch first ? rows only for update skip locked""".formatted(ENDED);

    private final JdbcOperations sql;
    private final TransactionTemplate transactions;

    EndedSagas(JdbcOperations sql, PlatformTransactionManager transactions) {
        this.sql = sql;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** One transaction: the first after that id of those that ended before then; returns them in their order. */
    List<UUID> forget(UUID after, Instant before, int atMost) {
        return transactions.execute(it -> {
            var ids = find(after, before, atMost);
            if (!ids.isEmpty()) {
                var all = ids.toArray(UUID[]::new);
                sql.update("delete from saga where id = any(?)", (Object) all);
                sql.update("delete from saga_input where saga_id = any(?)", (Object) all);
            }
            return ids;
        });
    }

    /** Ids begin with their time, and what ended before then began before then: the primary key finds it. */
    private List<UUID> find(UUID after, Instant before, int atMost) {
        var first = new UUID(before.toEpochMilli() << 16, Long.MIN_VALUE);
        return sql.query(
                FIND, (row, i) -> row.getObject(1, UUID.class), after, first, before.atOffset(ZoneOffset.UTC), atMost);
    }
}
