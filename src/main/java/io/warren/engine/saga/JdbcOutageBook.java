package io.warren.engine.saga;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Outages in a table of their own. */
@Component
class JdbcOutageBook implements OutageBook {
    private static final Logger LOG = LoggerFactory.getLogger(JdbcOutageBook.class);

    private final JdbcClient database;

    JdbcOutageBook(JdbcClient database) {
        this.database = database;
    }

    @Override
    public void seen(String participant, Instant at) {
        int known = database.sql("update saga_outage set seen_at = ? where participant = ?")
                .params(Timestamp.from(at), participant)
                .update();
        if (known == 0) {
            insert(participant, at);
        }
    }

    private void insert(String participant, Instant now) {
        try {
            database.sql("insert into saga_outage (participant, since, seen_at) values (?, ?, ?)")
                    .params(participant, Timestamp.from(now), Timestamp.from(now))
                    .update();
        } catch (DuplicateKeyException e) {
            LOG.debug("participant={}: another instance wrote its outage down first.", participant);
        }
    }

    @Override
    public void forget(String participant) {
        database.sql("delete from saga_outage where participant = ?")
                .params(participant)
                .update();
    }

    @Override
    public Set<String> seenSince(Instant then) {
        return Set.copyOf(database.sql("select participant from saga_outage where seen_at > ?")
                .params(Timestamp.from(then))
                .query(String.class)
                .list());
    }
}
