package io.warren.engine.saga;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Many rows as the parameters of one statement: each column is an array. PostgreSQL only. */
final class Columns<T> {
    private final Connection connection;
    private final PreparedStatement statement;
    private final List<T> rows;
    private int columns;

    Columns(Connection connection, PreparedStatement statement, List<T> rows) {
        this.connection = connection;
        this.statement = statement;
        this.rows = rows;
    }

    /**
     * The next parameter.
     *
     * @param type of the elements, by PostgreSQL's name
     */
    Columns<T> and(String type, Function<T, @Nullable Object> column) throws SQLException {
        statement.setArray(
                ++columns,
                connection.createArrayOf(type, rows.stream().map(column).toArray()));
        return this;
    }

    /** The next parameter, to the microsecond; PostgreSQL by itself would round a half to the even one. */
    Columns<T> andTime(Function<T, @Nullable Instant> column) throws SQLException {
        return and("timestamptz", row -> {
            Instant at = column.apply(row);
            return at == null
                    ? null
                    : at.plusNanos(500).truncatedTo(ChronoUnit.MICROS).toString();
        });
    }
}
