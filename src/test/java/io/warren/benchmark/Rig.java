package io.warren.benchmark;

import benchmark.participants.RemoteShop;
import io.warren.dev.DevBroker;
import io.warren.dev.DevPostgres;
import io.warren.dev.Tuning;
import io.warren.road.Client;
import io.warren.road.Database;
import io.warren.road.Site;
import io.warren.road.WarrenProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/** A broker, a database and what is measured on them, each a process of its own, fresh and with nobody else's data. */
final class Rig implements AutoCloseable {
    private static final Duration BOUND = Duration.ofSeconds(30);
    private static final Pattern COUNTED =
            Pattern.compile("rabbitmq_global_messages_(received|delivered)_total\\{protocol=\"amqp091\"[^}]*} (\\S+)");

    private final Path folder;
    private final DevBroker broker;
    private final @Nullable DevPostgres postgres;
    private final Database database;
    private final Site site;
    private final List<WarrenProcess> processes = new ArrayList<>();
    private final List<WarrenProcess> steps = new ArrayList<>();
    private final List<URI> urls = new ArrayList<>();
    private int started;

    private Rig(Path folder, DevBroker broker, @Nullable DevPostgres postgres, Database database) {
        this.folder = folder;
        this.broker = broker;
        this.postgres = postgres;
        this.database = database;
        this.site = Site.on(database, broker);
    }

    /** Which database. */
    enum Kind {
        POSTGRES,
        H2
    }

    static Rig of(Kind database, Path folder) {
        return switch (database) {
            case POSTGRES -> postgres(folder);
            case H2 -> h2(folder);
        };
    }

    /** On a file that the measured process has open, and lets others ask about meanwhile. */
    private static Rig h2(Path folder) {
        String url = "jdbc:h2:file:%s;WRITE_DELAY=0;AUTO_SERVER=TRUE".formatted(folder.resolve("warren"));
        var database = new Database(url, "warren", "", List.of("--spring.datasource.url=" + url));
        return new Rig(folder, broker(folder), null, database);
    }

    /** As PostgreSQL comes, with fsync; besides, it counts statements. */
    private static Rig postgres(Path folder) {
        var postgres = DevPostgres.startPrivate(
                folder.resolve("postgres"), Map.of("shared_preload_libraries", "pg_stat_statements"));
        var database = Database.postgres(postgres);
        database.sql().sql("CREATE EXTENSION pg_stat_statements").update();
        return new Rig(folder, broker(folder), postgres, database);
    }

    private static DevBroker broker(Path folder) {
        return DevBroker.startPrivate(folder.resolve("broker"), Tuning.AS_IT_COMES);
    }

    /** Starts one more of what is measured, and waits until it serves. */
    Client start(Program program) {
        var settings = new ArrayList<>(site.settings());
        settings.addAll(program.settings());
        var process = launch(program.name(), program.java(), settings);
        processes.add(process);
        Client client = process.awaitServing();
        urls.add(client.url());
        return client;
    }

    /** Starts the program that does the steps, where they are not done by the measured one. */
    void startSteps(Program program) {
        program.javaOfSteps().ifPresent(java -> {
            var process = launch("participants", java, List.of(broker.amqpUri(site.vhost())));
            steps.add(process);
            Awaitility.await("participants work")
                    .atMost(BOUND)
                    .failFast("they have ended, see participants.log", () -> !process.alive())
                    .until(() -> process.said().contains(RemoteShop.READY));
        });
    }

    private WarrenProcess launch(String name, WarrenProcess.Java java, List<String> arguments) {
        var log = folder.resolve("%s-%d.log".formatted(name, ++started));
        var process = WarrenProcess.start(log, java, Map.of(), arguments);
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill)); // where nobody closes this: Ctrl-C
        return process;
    }

    /** Ends all of what is measured, but for what it stands on. */
    void stop() {
        processes.forEach(WarrenProcess::stop);
        steps.forEach(WarrenProcess::stop);
        processes.clear();
        urls.clear();
        steps.clear();
    }

    /** What the program uses, all its instances. */
    Usage program() {
        return processes.stream().map(it -> Usage.of(it.pid())).reduce(new Usage(0, 0), Usage::plus);
    }

    Reading read() {
        var used = new LinkedHashMap<String, Usage>();
        used.put("program", program());
        steps.forEach(it -> used.put("participants", Usage.of(it.pid())));
        used.put("broker", Usage.of(broker.pid().orElseThrow()));
        if (postgres != null) {
            used.put("database", Usage.of(postgres.processId()));
        }
        return new Reading(used, postgres == null ? fileSize() : sqlCounts(), messages(), Batches.of(urls), effects());
    }

    JdbcClient sql() {
        return database.sql();
    }

    DevBroker broker() {
        return broker;
    }

    Site site() {
        return site;
    }

    private Reading.Sql sqlCounts() {
        return database.sql()
                .sql("""
                SELECT xact_commit, (SELECT sum(calls) FROM pg_stat_statements s WHERE s.dbid = d.datid),
                       pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0'), pg_database_size(datid)
                FROM pg_stat_database d WHERE datname = current_database()""")
                .query((row, i) -> new Reading.Sql(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .single();
    }

    /** H2 counts nothing. */
    private Reading.Sql fileSize() {
        try {
            return new Reading.Sql(0, 0, 0, Files.size(folder.resolve("warren.mv.db")));
        } catch (IOException e) {
            throw new UncheckedIOException("the size of the database cannot be read", e);
        }
    }

    /** What the shop's participants have in their ledger; nothing where others work. */
    private long effects() {
        boolean ledger = database.sql()
                        .sql("SELECT count(*) FROM information_schema.tables WHERE lower(table_name) = 'ledger_effect'")
                        .query(Long.class)
                        .single()
                > 0;
        return ledger
                ? database.sql()
                        .sql("SELECT count(*) FROM ledger_effect")
                        .query(Long.class)
                        .single()
                : 0;
    }

    private Reading.Messages messages() {
        var metrics = URI.create("http://127.0.0.1:%d/metrics".formatted(broker.port() + 4));
        try (var in = metrics.toURL().openStream()) {
            var counts = COUNTED.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            long received = 0;
            long delivered = 0;
            while (counts.find()) {
                long count = (long) Double.parseDouble(counts.group(2));
                received += counts.group(1).equals("received") ? count : 0;
                delivered += counts.group(1).equals("delivered") ? count : 0;
            }
            return new Reading.Messages(received, delivered);
        } catch (IOException e) {
            throw new UncheckedIOException("the broker's counters cannot be read", e);
        }
    }

    @Override
    public void close() {
        stop();
        broker.close();
        if (postgres != null) {
            postgres.kill();
        }
        List.of("broker", "postgres").forEach(it -> forget(folder.resolve(it))); // gigabytes a run; the logs stay
    }

    private static void forget(Path data) {
        try {
            FileSystemUtils.deleteRecursively(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
