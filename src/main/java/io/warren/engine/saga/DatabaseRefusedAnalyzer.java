package io.warren.engine.saga;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says in plain words why the database could not be used at the start. */
class DatabaseRefusedAnalyzer extends AbstractFailureAnalyzer<SQLException> {
    private static final int H2_IN_USE = 90020;

    @Override
    protected @Nullable FailureAnalysis analyze(Throwable root, SQLException cause) {
        SQLException first = deepest(cause);
        String state = String.valueOf(first.getSQLState());
        if (first.getErrorCode() == H2_IN_USE) {
            return new FailureAnalysis(
                    "The H2 file is open in another process: %s".formatted(first.getMessage()),
                    "Stop the other Warren, or give this one a file of its own (spring.datasource.url). Several instances on one database need PostgreSQL: SPRING_PROFILES_ACTIVE=postgres.",
                    cause);
        }
        if (state.startsWith("08") || state.startsWith("28") || state.startsWith("3D")) {
            return new FailureAnalysis(
                    "The database cannot be used: %s".formatted(first.getMessage()),
                    "See that it runs, and that spring.datasource.url, username and password are right; then start again. Nothing was stored.",
                    cause);
        }
        return null;
    }

    private static SQLException deepest(SQLException from) {
        SQLException deepest = from;
        for (Throwable it = from; it != null; it = it.getCause()) {
            if (it instanceof SQLException sql) {
                deepest = sql;
            }
        }
        return deepest;
    }
}
