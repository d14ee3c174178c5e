package io.warren.crash;

import io.warren.crash.Evidence.Queue;
import io.warren.crash.Evidence.SagaSeen;
import io.warren.crash.Evidence.Told;
import io.warren.crash.Evidence.View;
import io.warren.dev.DevBroker;
import io.warren.road.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** Gathers the evidence of one rig once everything is healed: from Warren while it runs, from the database afterwards. */
final class Investigation {
    private static final Duration QUIET = Duration.ofSeconds(60);
    /** The broker counts every five seconds: queues that it calls empty for longer are empty. A sweep comes by meanwhile. */
    private static final Duration COUNTED_AGAIN = Duration.ofMillis(5_500);

    /** Two instances read the database's time separately, which takes a moment on a busy machine. */
    private static final Duration SKEW = Duration.ofSeconds(1);

    private static final String LOG = "orders.log";
    private static final long STOCK = 1_000_000;
    private static final Pattern SILENT = Pattern.compile(
            "rabbitmq_global_messages_(unroutable_dropped|dead_lettered_\\w+?)_total(?:\\{[^}]*})? (\\d+)");

    private final Rig rig;
    private final Map<String, Long> countersBefore;

    /** Begun before anything happens. */
    Investigation(Rig rig) {
        this.rig = rig;
        this.countersBefore = counters(rig.site().broker());
    }

    /** Ends the Warrens. */
    Evidence conclude() {
        rig.heal();
        awaitQuiet();
        Client client = rig.client(0);
        var told = told(client);
        var stats = stats(client);
        var sql = rig.site().database().sql();
        var journal = rig.customer().journal().read();
        var queues = queues();
        var counters = new TreeMap<>(counters(rig.site().broker()));
        countersBefore.forEach((name, before) -> counters.merge(name, -before, Long::sum));
        var ids = journal.stream()
                .filter(Journal.Line::accepted)
                .map(Journal.Line::orderId)
                .distinct()
                .toList();
        var views = ids.stream().collect(Collectors.toMap(it -> it, it -> view(client.order(it))));
        rig.instances().forEach(it -> it.process().stop());
        var skew = rig.instances().size() == 1 ? Duration.ZERO : SKEW;
        return new Evidence(
                journal, effects(sql), sagas(sql), views, told, queues, counters, parked(sql), stats, books(sql), skew);
    }

    private void awaitQuiet() {
        var emptySince = new AtomicLong(System.nanoTime());
        Walk.await(QUIET, () -> {
            if (queues().stream().anyMatch(it -> it.ready() + it.unacknowledged() > 0)) {
                emptySince.set(System.nanoTime());
            }
            return System.nanoTime() - emptySince.get() > COUNTED_AGAIN.toNanos();
        });
    }

    private List<Queue> queues() {
        var queues = new ArrayList<Queue>();
        for (JsonNode it :
                rig.site().broker().api().get("/api/queues/" + rig.site().vhost())) {
            if (!it.path("name").asString().equals(LOG)) {
                queues.add(new Queue(
                        it.path("name").asString(),
                        it.path("messages_ready").asLong(0),
                        it.path("messages_unacknowledged").asLong(0)));
            }
        }
        return queues;
    }

    /** What the node counts of messages that are gone without anybody's having had them. */
    private static Map<String, Long> counters(DevBroker broker) {
        var metrics = URI.create("http://127.0.0.1:%d/metrics".formatted(broker.port() + 4));
        try (var in = metrics.toURL().openStream()) {
            var text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            return SILENT.matcher(text)
                    .results()
                    .collect(Collectors.toMap(
                            it -> it.group(1), it -> Long.parseLong(it.group(2)), Long::sum, TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException("The broker's counters cannot be read at " + metrics, e);
        }
    }

    private static List<Told> told(Client client) {
        return client.lines("/api/events?from=first").stream()
                .map(it -> {
                    String[] id = it.path("messageId").asString("/0").split("/");
                    return new Told(
                            it.path("orderId").asString(""),
                            Integer.parseInt(id[1]),
                            it.path("type").asString(),
                            Instant.parse(it.path("at").asString()));
                })
                .toList();
    }

    private static Map<String, Long> stats(Client client) {
        var stats = client.stats();
        return List.of("accepted", "completed", "compensated", "cancelled", "terminated", "inFlight", "incidents")
                .stream()
                .collect(Collectors.toMap(it -> it, it -> stats.path(it).asLong()));
    }

    private static View view(JsonNode order) {
        var steps = new TreeMap<String, String>();
        order.path("steps")
                .forEach(it ->
                        steps.put(it.path("name").asString(), it.path("status").asString()));
        return new View(order.path("status").asString(""), steps);
    }

    private List<Effect> effects(JdbcClient sql) {
        var effects = new ArrayList<>(sql.sql("""
                        SELECT effect_id, order_id, step, action, outcome, undone_by, applied_at FROM ledger_effect""")
                .query((row, i) -> new Effect(
                        row.getString(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getObject(7, OffsetDateTime.class).toInstant(),
                        "shop"))
                .list());
        effects.addAll(rig.courier().books());
        return effects;
    }

    private static List<SagaSeen> sagas(JdbcClient sql) {
        return sql.sql("""
                        SELECT s.business_key, i.request_key, i.payload, s.status, s.incident, s.dispatched, s.version
                        FROM saga s JOIN saga_input i ON i.saga_id = s.id""")
                .query((row, i) -> new SagaSeen(
                        row.getString(1),
                        String.valueOf(row.getString(2)),
                        mark(row.getString(3)),
                        row.getString(4),
                        row.getBoolean(5),
                        row.getBoolean(6),
                        row.getInt(7)))
                .list();
    }

    private static String mark(String payload) {
        var mark = Pattern.compile("\"mark\"\\s*:\\s*\"([^\"]*)\"").matcher(payload);
        return mark.find() ? mark.group(1) : "";
    }

    private static List<String> parked(JdbcClient sql) {
        return sql.sql("SELECT order_id, reason, why FROM parked_message")
                .query((row, i) -> "%s %s %s".formatted(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    private static Evidence.Books books(JdbcClient sql) {
        long onHand = sql.sql("SELECT on_hand FROM stock WHERE sku = ?")
                .param(io.warren.road.Posted.SKU)
                .query(Long.class)
                .single();
        return new Evidence.Books(
                STOCK - onHand,
                perOrder(sql, "SELECT order_id FROM payment_authorization WHERE status = 'AUTHORIZED'"),
                perOrder(sql, "SELECT order_id FROM shipment WHERE status = 'SHIPPED'"));
    }

    private static Map<String, Long> perOrder(JdbcClient sql, String query) {
        return sql.sql(query).query((row, i) -> row.getString(1)).list().stream()
                .collect(Collectors.groupingBy(it -> it, TreeMap::new, Collectors.counting()));
    }
}
