package io.warren.engine.parking;

import static io.warren.engine.parking.Bombs.bomb;
import static io.warren.engine.parking.Bombs.message;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.GetResponse;
import io.warren.WarrenApplication;
import io.warren.dev.DevBroker;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.Beginning;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** What strangers can put on the broker, held against all of Warren, whatever the database. */
@SpringBootTest(
        classes = {WarrenApplication.class, ParkingSuite.Prober.class},
        webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class ParkingSuite {
    private static final DevBroker BROKER = DevBroker.shared();
    private static final String LANE = "prober.eu.express";
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static String vhost = "";

    @Autowired
    Sagas sagas;

    @Autowired
    Parked parked;

    @Autowired
    Routes routes;

    @Autowired
    JdbcTemplate database;

    /** Does whatever it is told. */
    static final class Prober implements Participant {
        @Override
        public String name() {
            return "prober";
        }

        @Override
        public Outcome handle(Command command) {
            return new Outcome.Done("{}");
        }
    }

    @DynamicPropertySource
    static void broker(DynamicPropertyRegistry settings) {
        String own = BROKER.newVhost("parking");
        vhost = own;
        settings.add("spring.rabbitmq.host", BROKER::host);
        settings.add("spring.rabbitmq.port", BROKER::port);
        settings.add("spring.rabbitmq.username", BROKER::user);
        settings.add("spring.rabbitmq.password", BROKER::password);
        settings.add("spring.rabbitmq.virtual-host", () -> own);
        settings.add("warren.management.url", BROKER::management);
        settings.add("warren.management.username", BROKER::user);
        settings.add("warren.management.password", BROKER::password);
        settings.add("warren.workflows.location", () -> Path.of("src/test/resources/parking"));
    }

    @Test
    void aMessageThatIsNoCommandIsParkedAndItsNeighboursAreDone() {
        var before = begin("probe", 3);
        publish("amq.default", message(LANE, Map.of("message_id", "hello"), "hello".getBytes(StandardCharsets.UTF_8)));
        var after = begin("probe", 3);
        var line = parked("hello");
        assertThat(line.reason()).isEqualTo("rejected");
        assertThat(line.queue()).isEqualTo(LANE);
        assertThat(line.why()).contains("a consumer of prober.eu.express refused it", "'saga-id' is missing");
        assertThat(parked.find(line.id()).orElseThrow().body()).isEqualTo("hello");
        completed(before);
        completed(after);
    }

    @Test
    void aMessageThatIsMuchTooLargeIsParkedWhole() {
        publish("amq.default", message(LANE, Map.of("message_id", "large"), new byte[900_000]));
        assertThat(parked("large").bodySize()).isEqualTo(900_000);
        publish("amq.default", message(LANE, Map.of("message_id", "huge"), new byte[1_500_000]));
        var huge = parked.find(parked("huge").id()).orElseThrow();
        assertThat(huge.line().bodySize()).isEqualTo(1_500_000);
        assertThat(huge.bodyCut()).isTrue();
        completed(begin("probe", 1));
    }

    @Test
    void aReplyThatSaysNothingIsParked() {
        publish(
                "orders.replies",
                message("faraway.done", Map.of("message_id", "bad-reply"), "{}".getBytes(StandardCharsets.UTF_8)));
        var line = parked("bad-reply");
        assertThat(line.queue()).isEqualTo(routes.replies());
        assertThat(line.routingKey()).isEqualTo("faraway.done");
    }

    @Test
    void aBombInALaneIsParkedAndItsNeighboursAreDone() {
        publish("amq.default", bomb(LANE, "lane-bomb", 40));
        var neighbours = begin("probe", 10);
        completed(neighbours);
        assertThat(parked("lane-bomb").why()).contains("ended in a lost connection each time", "nested 40 deep");
        receivingGoesOn();
    }

    private void receivingGoesOn() {
        var id = UUID.randomUUID().toString();
        empty(routes.rejected());
        publish("amq.default", message(LANE, Map.of("message_id", id), new byte[1]));
        parked(id);
    }

    @Test
    void aBombAmongTheRepliesIsParkedAndItsNeighboursCount() throws Exception {
        var far = begin("far-probe", 5);
        var commands = IntStream.range(0, 5)
                .mapToObj(i -> takeFrom("faraway.eu.express"))
                .toList();
        publish("orders.replies", bomb("faraway.done", "reply-bomb", 40));
        commands.forEach(it -> send("orders.replies", "faraway.done", reply(it), "{}"));
        completed(far);
        assertThat(parked("reply-bomb").queue()).isEqualTo(routes.replies());
        receivingGoesOn();
    }

    @Test
    void bombsAreTakenOutWhereNothingElseWouldStopThem() {
        for (int depth = 30; depth <= 36; depth++) {
            publish("amq.default", bomb(routes.unrouted(), "unrouted-" + depth, depth));
        }
        publish("amq.default", bomb(routes.expired(), "expired-bomb", 2_000));
        for (int depth = 30; depth <= 36; depth++) {
            var line = parked("unrouted-" + depth);
            assertThat(line.why().contains("no client can parse it"))
                    .as("depth %d", depth)
                    .isEqualTo(depth > 33);
            assertThat(line.reason()).isEqualTo("misplaced");
        }
        assertThat(parked("expired-bomb").why()).contains("nested 2000 deep, so that no client can parse it");
        empty(routes.unrouted());
        empty(routes.expired());
    }

    @Test
    void aMessageWhosePropertiesSpringRefusesIsParked() {
        var odd = new HashMap<String, Object>(Map.of("message_id", "odd", "delivery_mode", 3));
        odd.put("headers", Map.of("retry-count", "many", "x-delay", "long", "x-death", "never"));
        publish("amq.default", message(LANE, odd, new byte[] {(byte) 0xff}));
        assertThat(parked("odd").reason()).isEqualTo("rejected");
        publish("amq.default", message(routes.rejected(), odd, new byte[] {1}));
        await().atMost(PATIENCE).until(() -> lines("odd").size() == 2);
    }

    @Test
    void aCommandThatNoBindingTakesIsParkedAndSentAgainOnceOneDoes() {
        var path = "/api/bindings/%s/e/orders/q/%s/prober.*.eu.economy".formatted(vhost, "prober.eu.standard");
        BROKER.api().delete(path);
        var saga = begin("probe", "economy");
        await().atMost(PATIENCE)
                .until(() -> parked.list(new ParkedFilter(null, null, "unrouted", null, saga, null), null, 10)
                                .size()
                        > 0);
        BROKER.api()
                .post(
                        "/api/bindings/%s/e/orders/q/prober.eu.standard".formatted(vhost),
                        Map.of("routing_key", "prober.*.eu.economy"));
        completed(List.of(saga));
        var line = parked.list(new ParkedFilter(null, null, null, null, saga, null), null, 10)
                .getLast();
        assertThat(line.why()).isEqualTo("no binding of orders took it");
        assertThat(line.exchange()).isEqualTo("orders");
        assertThat(line.step()).isEqualTo("look");
        assertThat(saga(saga).history().toString()).contains("undelivered");
    }

    @Test
    void theSameMessageIsParkedOnce() {
        for (int i = 0; i < 3; i++) {
            publish("amq.default", message(LANE, Map.of("message_id", "twin"), new byte[] {7}));
        }
        publish("amq.default", message(LANE, Map.of("message_id", "twins-end"), new byte[] {7}));
        parked("twins-end");
        empty(routes.rejected());
        assertThat(lines("twin")).hasSize(1);
        var group = parked.groups().stream()
                .filter(it -> it.fingerprint().equals(parked("twin").fingerprint()))
                .findFirst()
                .orElseThrow();
        assertThat(group.count()).isGreaterThanOrEqualTo(2);
        assertThat(parked.count()).isGreaterThanOrEqualTo(group.count());
        var page = parked.list(new ParkedFilter(null, group.fingerprint(), null, null, null, null), null, 1);
        var next = parked.list(
                new ParkedFilter(null, group.fingerprint(), null, null, null, null),
                page.getFirst().id(),
                1);
        assertThat(next.getFirst().id()).isNotEqualTo(page.getFirst().id());
    }

    @Test
    void anExpiredCommandComesBackToItsSaga() {
        var saga = begin("far-probe", "standard");
        var command = takeFrom("faraway.eu.standard");
        var soon = command.getProps().builder().expiration("1").build();
        send("", "faraway.eu.standard", soon, new String(command.getBody(), StandardCharsets.UTF_8));
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(saga(saga).history().toString())
                        .contains("nobody took it from faraway.eu.standard before its time there ran out"));
        assertThat(parked.list(new ParkedFilter(null, null, null, null, saga, null), null, 1))
                .isEmpty();
        takeFrom("faraway.eu.standard");
    }

    @Test
    void nothingIsAcknowledgedWhileTheDatabaseDoesNotTakeIt() {
        database.execute("alter table parked_message rename to parked_elsewhere");
        try {
            publish("amq.default", message(routes.rejected(), Map.of("message_id", "patient"), new byte[1]));
            await().atMost(PATIENCE).until(() -> unacknowledged(routes.rejected()) == 1);
        } finally {
            database.execute("alter table parked_elsewhere rename to parked_message");
        }
        parked("patient");
        empty(routes.rejected());
    }

    private List<String> begin(String workflow, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> begin(workflow, "express"))
                .toList();
    }

    private String begin(String workflow, String priority) {
        var id = sagas.newId();
        sagas.begin(new Beginning(
                        id,
                        id.toString(),
                        false,
                        null,
                        "print",
                        workflow,
                        "eu",
                        priority,
                        null,
                        "{}".getBytes(StandardCharsets.UTF_8)))
                .join();
        return id.toString();
    }

    private SagaView saga(String id) {
        return sagas.find(id).orElseThrow().saga();
    }

    private void completed(List<String> ids) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(ids).allMatch(id -> saga(id).status() == Status.COMPLETED));
    }

    private List<ParkedLine> lines(String messageId) {
        return parked.list(new ParkedFilter(null, null, null, null, null, null), null, 1_000).stream()
                .filter(it -> messageId.equals(it.messageId()))
                .toList();
    }

    private ParkedLine parked(String messageId) {
        await("parked " + messageId)
                .atMost(PATIENCE)
                .until(() -> !lines(messageId).isEmpty());
        return lines(messageId).getFirst();
    }

    private void empty(String queue) {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            await(queue + " is empty").atMost(PATIENCE).until(() -> channel.messageCount(queue) == 0);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private int unacknowledged(String queue) {
        return BROKER.api()
                .get("/api/queues/%s/%s".formatted(vhost, queue))
                .path("messages_unacknowledged")
                .asInt(0);
    }

    private static void publish(String exchange, Map<String, Object> message) {
        var answer = BROKER.api().post("/api/exchanges/%s/%s/publish".formatted(vhost, exchange), message);
        assertThat(answer.path("routed").asBoolean()).isTrue();
    }

    private GetResponse takeFrom(String queue) {
        try (var connection = connect();
                Channel channel = connection.createChannel()) {
            return await().atMost(PATIENCE).until(() -> channel.basicGet(queue, true), Objects::nonNull);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static AMQP.BasicProperties reply(GetResponse command) {
        var headers = new HashMap<>(command.getProps().getHeaders());
        headers.put("outcome", "done");
        return command.getProps()
                .builder()
                .messageId(UUID.randomUUID().toString())
                .headers(headers)
                .timestamp(java.util.Date.from(Instant.EPOCH))
                .build();
    }

    private static void send(String exchange, String key, AMQP.BasicProperties properties, String body) {
        try (var connection = connect();
                var channel = connection.createChannel()) {
            channel.confirmSelect();
            channel.basicPublish(exchange, key, properties, body.getBytes(StandardCharsets.UTF_8));
            channel.waitForConfirmsOrDie(5_000);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Connection connect() throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(BROKER.amqpUri(vhost));
        return factory.newConnection();
    }
}
