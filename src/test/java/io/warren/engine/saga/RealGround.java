package io.warren.engine.saga;

import io.warren.engine.operation.AuditLine;
import io.warren.engine.operation.AuditLines;
import io.warren.engine.operation.AuditRow;
import jakarta.persistence.EntityManagerFactory;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;

/** Warren's store on a real database, in which the sagas of earlier scripts still are. */
record RealGround(JpaSagaStore store, DataSource data, EntityManagerFactory factory, NextCommit nextCommit)
        implements StoreGround {
    private static final Executor THREADS = task -> Thread.ofVirtual().start(task);

    /** In which a writer that has to wait for another has begun to. */
    private static final Duration MOMENT = Duration.ofMillis(300);

    @Override
    public List<AuditLine> audit(String order) {
        return factory
                .unwrap(SessionFactory.class)
                .fromStatelessTransaction(session -> session.createSelectionQuery(
                                "from AuditRow where targetId = :order order by id", AuditRow.class)
                        .setParameter("order", order)
                        .list())
                .stream()
                .map(AuditLines::of)
                .toList();
    }

    @Override
    public List<String> together(List<Supplier<String>> writers) {
        var all = writers.stream()
                .map(it -> CompletableFuture.supplyAsync(it, THREADS))
                .toList();
        return all.stream().map(CompletableFuture::join).toList();
    }

    @Override
    public List<String> overlapping(Supplier<String> first, Supplier<String> second) {
        var later = new CompletableFuture<String>();
        nextCommit.waitsFor(() -> {
            later.completeAsync(second, THREADS);
            later.copy()
                    .completeOnTimeout("it waits", MOMENT.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        });
        return List.of(first.get(), later.join());
    }

    @Override
    public String struckBy(Peril peril, Supplier<String> write) {
        switch (peril) {
            case COMMIT_LOST -> nextCommit.isLost();
            case COMMIT_UNKNOWN -> nextCommit.isNotAnswered();
            case LOCK_TIMEOUT -> {
                return whileSomebodyHoldsEverything(write);
            }
            default -> throw new IllegalArgumentException(peril + " does not strike a write");
        }
        return write.get();
    }

    private String whileSomebodyHoldsEverything(Supplier<String> write) {
        try (var connection = data.getConnection();
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.executeQuery("select id from saga for update");
            String answer = write.get();
            connection.rollback();
            return answer;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
