package io.warren.engine.saga;

import java.time.Instant;
import java.util.Set;
import org.springframework.dao.DataAccessResourceFailureException;

/** Outages as the simulated database has them. */
record SimulatedBook(SimulatedDatabase database, Conditions conditions) implements OutageBook {
    @Override
    public void seen(String participant, Instant at) {
        there();
        database.seen(participant, at);
    }

    @Override
    public void forget(String participant) {
        there();
        database.forget(participant);
    }

    @Override
    public Set<String> seenSince(Instant then) {
        there();
        return database.seenSince(then);
    }

    private void there() {
        if (conditions.databaseAway()) {
            throw new DataAccessResourceFailureException("the database is away");
        }
    }
}
