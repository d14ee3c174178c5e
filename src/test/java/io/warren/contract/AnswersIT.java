package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.ConnectionFactory;
import io.warren.road.Database;
import io.warren.road.Posted;
import io.warren.road.Site;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Every answer of a running Warren is as openapi.yaml says, and every answer that it describes is given. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class AnswersIT {
    private static final UUID NOBODY = new UUID(0, 7);

    private final OpenApi api = new OpenApi();
    private Site site;
    private Running warren;
    private Caller caller;

    @BeforeAll
    void start(@TempDir Path folder) {
        site = Site.on(Database.h2(folder));
        warren = Running.start(site, List.of("--warren.parking.verdict-after=1s"), Obedient.class);
        caller = new Caller(warren.url(), api);
    }

    @AfterAll
    void stop() {
        warren.close();
        site.close();
    }

    @Test
    void anOrderIsTakenOnce() {
        String order = Posted.order("straight", 1, "");
        assertThat(caller.post("/api/orders", order, "Idempotency-Key", "key").status())
                .isEqualTo(201);
        assertThat(caller.post("/api/orders", order).status()).isEqualTo(200);
        assertThat(caller.post("/api/orders", Posted.order("straight", 2, "")).status())
                .isEqualTo(409);
        assertThat(caller.post("/api/orders", Posted.order("other", 2, ""), "Idempotency-Key", "key")
                        .status())
                .isEqualTo(422);
        assertThat(caller.post("/api/orders", " ".repeat(300 * 1024)).status()).isEqualTo(413);
    }

    @Test
    void anOrderIsFoundWhereItsAnswerSays() {
        var taken = caller.post("/api/orders", Posted.order("shop/7:a_b.c-d", 1, ""));
        assertThat(caller.get(taken.header("Location").orElseThrow()).text("/orderId"))
                .isEqualTo("shop/7:a_b.c-d");
    }

    @Test
    void manyAreTakenInOneRequest() {
        var answer = caller.postLines(
                "/api/orders/batch",
                String.join("\n", Posted.order("line-1", 1, ""), "{", "", Posted.order("line-1", 1, "")));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body().lines()).hasSize(3);
    }

    @Test
    void anOrderIsShownInEachOfItsStates() {
        List.of("refused-1", "failed-1", "broken-1", "done-1").forEach(it -> post(it, "whole"));
        assertThat(await("refused-1", "/status", "COMPENSATED")
                        .at("/steps/0/compensation/status")
                        .asString())
                .isEqualTo("DONE");
        await("failed-1", "/incident", "true");
        await("broken-1", "/incident", "true");
        await("done-1", "/status", "WAITING");
        assertThat(verb("done-1", "approve", "{\"step\": \"approve\"}")).isEqualTo(202);
        var order = await("done-1", "/status", "COMPLETED");

        var page = caller.get("/api/orders?limit=1");
        caller.get("/api/orders?limit=1&after=" + page.text("/next"));
        assertThat(caller.get("/api/orders?incident=true&step=load&customer=CG-12520&region=us-south&status=waiting")
                        .json()
                        .path("orders"))
                .isNotEmpty();
        assertThat(caller.get("/api/events?from=first&limit=5").body().lines()).hasSize(5);

        var moves = caller.get("/api/orders/done-1/events");
        var state = moves.body().lines().filter(it -> it.startsWith("data:")).toList();
        assertThat(state).hasSize(1);
        assertThat(api.faultsOf(
                        "OrderState",
                        JsonMapper.shared().readTree(state.getFirst().substring(5))))
                .isEmpty();
        assertThat(order.path("customer").asString()).isEqualTo("CG-12520");
    }

    @Test
    void everyVerbIsAnswered() {
        List.of("broken-verbs", "failed-end", "failed-bulk").forEach(it -> post(it, "brief"));
        List.of("broken-verbs", "failed-end", "failed-bulk").forEach(it -> await(it, "/incident", "true"));
        assertThat(verb("broken-verbs", "reroute", "{\"priority\": \"express\"}"))
                .isEqualTo(202);
        assertThat(verb("broken-verbs", "pause", "")).isEqualTo(202);
        assertThat(verb("broken-verbs", "approve", "{\"by\": \"ann\"}")).isEqualTo(409);
        assertThat(verb("broken-verbs", "resume", "{}")).isEqualTo(202);
        assertThat(verb("broken-verbs", "skip", "{\"result\": {\"by\": \"hand\"}, \"reason\": \"done by hand\"}"))
                .isEqualTo(202);
        await("broken-verbs", "/status", "COMPLETED");
        assertThat(verb("failed-end", "terminate", "{}")).isEqualTo(202);
        assertThat(caller.post("/api/orders/bulk", """
                        {"verb": "cancel", "filter": {"step": "load"}, "dryRun": true}""").status()).isEqualTo(200);
        var job = caller.post("/api/orders/bulk", """
                {"verb": "cancel", "filter": {"step": "load", "incident": true}, "by": "ann", "rate": 100, "stopAt": 1}""");
        assertThat(job.status()).isEqualTo(202);
        awaitDone(job);
        await("failed-bulk", "/status", "CANCELLED");
    }

    @Test
    void whatIsParkedIsShownAndHandled() throws Exception {
        String id = awaitParked(putAside("first"));
        String parked = "/api/parked/" + id;
        caller.get("/api/parked/groups");
        assertThat(caller.get(parked).text("/body")).isEqualTo("no JSON");
        assertThat(caller.post(parked + "/note", "{\"note\": \"odd\", \"by\": \"ann\"}")
                        .status())
                .isEqualTo(200);
        assertThat(caller.post(parked + "/restore", "").status()).isEqualTo(409);
        assertThat(caller.post(parked + "/discard", "{\"reason\": \"too odd\"}").status())
                .isEqualTo(200);
        assertThat(caller.post(parked + "/discard", "").status()).isEqualTo(409);
        assertThat(caller.post(parked + "/replay", "").status()).isEqualTo(409);
        assertThat(caller.post(parked + "/restore", "{}").status()).isEqualTo(200);
        assertThat(caller.post(parked + "/replay", "{\"redirect\": {\"region\": \"atlantis\"}}")
                        .status())
                .isEqualTo(422);
        assertThat(caller.post(parked + "/replay", """
                        {"by": "ann", "redirect": {"region": "eu"}, "edit": {"headers": {"hint": "x"}, "body": {}}}""").status()).isEqualTo(200);
        awaitParked("first");
        assertThat(caller.get(parked).json().path("edits")).isNotEmpty();
    }

    @Test
    void manyParkedAreHandledByAJob() throws Exception {
        awaitParked(putAside("second"));
        for (String verb : List.of("discard", "restore", "replay")) {
            String path = "/api/parked/" + verb;
            String which = "\"filter\": {\"orderId\": \"second\"}";
            assertThat(caller.post(path, "{%s, \"dryRun\": true}".formatted(which))
                            .status())
                    .isEqualTo(200);
            var job =
                    caller.post(path, "{%s, \"by\": \"ann\", \"reason\": \"as told\", \"stopAt\": 1}".formatted(which));
            assertThat(job.status()).isEqualTo(202);
            awaitDone(job);
        }
        caller.get("/api/jobs?limit=1");
        caller.get("/api/audit?who=ann&limit=1");
        caller.get("/api/audit?kind=job");
        assertThat(caller.get("/api/audit/verify").text("/sentence")).startsWith("The audit is whole");
    }

    @Test
    void aJobIsHeldAndEnded() {
        List.of("failed-j1", "failed-j2", "failed-j3").forEach(it -> post(it, "slow"));
        List.of("failed-j1", "failed-j2", "failed-j3").forEach(it -> await(it, "/status", "WAITING"));
        var begun = caller.post("/api/orders/bulk", """
                {"verb": "pause", "filter": {"step": "load", "status": "WAITING"}, "rate": 0.2}""");
        String job = "/api/jobs/" + begun.text("/id");
        assertThat(caller.post(job + "/pause", "{\"by\": \"ann\"}").status()).isEqualTo(202);
        assertThat(caller.post(job + "/pause", "").status()).isEqualTo(409);
        assertThat(caller.post(job + "/resume", "").status()).isEqualTo(202);
        assertThat(caller.post(job + "/resume", "").status()).isEqualTo(409);
        assertThat(caller.get(job + "/items?limit=2").json().path("items")).isNotEmpty();
        assertThat(caller.get(job + "/items?state=WAITING").status()).isEqualTo(200);
        assertThat(caller.post(job + "/cancel", "{\"reason\": \"enough\"}").status())
                .isEqualTo(202);
        assertThat(caller.post(job + "/cancel", "").status()).isEqualTo(409);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/stats, 200",
        "/api/events?limit=5, 200",
        "/api/events?from=yesterday, 400",
        "/api/workflows, 200",
        "/api/workflows/whole, 200",
        "/api/workflows/hole, 404",
        "/api/topology, 200",
        "/api/routes/explain?step=ship&region=eu&priority=express, 200",
        "/api/routes/explain?step=whole/load, 200",
        "/api/routes/explain, 400",
        "/api/routes/explain?step=shop, 422",
        "/api/orders?status=lost, 400",
        "/api/orders?limit=many, 400",
        "/api/orders/nobody, 404",
        "/api/orders/nobody/events, 404",
        "/api/parked?status=LOST, 400",
        "/api/parked?sagaId=7, 400",
        "/api/parked/7, 400",
        "/api/parked/00000000-0000-0000-0000-000000000007, 404",
        "/api/jobs?after=7, 400",
        "/api/jobs/7, 400",
        "/api/jobs/00000000-0000-0000-0000-000000000007, 404",
        "/api/jobs/00000000-0000-0000-0000-000000000007/items, 404",
        "/api/jobs/00000000-0000-0000-0000-000000000007/items?state=LOST, 400",
        "/api/audit?after=7, 400",
        "/actuator/health/liveness, 200",
        "/actuator/health/readiness, 200",
        "/actuator/info, 200",
        "/actuator/prometheus, 200"
    })
    void whatIsAskedForIsAnswered(String path, int status) {
        assertThat(caller.get(path).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
                    orders                    | {}                                                    | 400
                    orders                    | {                                                     | 400
                    orders/bulk               | {}                                                    | 400
                    orders/bulk               | {"verb": "juggle", "filter": {"step": "load"}}        | 404
                    orders/bulk               | {"verb": "reroute", "filter": {"step": "load"}, "region": "atlantis"} | 422
                    orders/nobody/cancel      | {}                                                    | 404
                    orders/nobody/juggle      | {}                                                    | 404
                    orders/nobody/skip        | {"result": 5}                                         | 400
                    orders/nobody/reroute     | {"region": "atlantis"}                                | 422
                    parked/replay             | {}                                                    | 400
                    parked/discard            | {}                                                    | 400
                    parked/restore            | {}                                                    | 400
                    parked/replay             | {"filter": {}, "redirect": {"region": "atlantis"}}    | 422
                    parked/discard            | {"filter": {}, "rate": 0}                             | 422
                    parked/restore            | {"filter": {}, "stopAt": 2}                           | 422""")
    void whatIsPostedIsAnswered(String path, String body, int status) {
        assertThat(caller.post("/api/" + path, body).status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({
        "parked, replay",
        "parked, discard",
        "parked, restore",
        "parked, note",
        "jobs, pause",
        "jobs, resume",
        "jobs, cancel"
    })
    void whatIsNotThereIs404AndWhatIsNotKnown400(String kind, String verb) {
        String path = "/api/%s/%s/%s".formatted(kind, NOBODY, verb);
        assertThat(caller.post(path, verb.equals("note") ? "{\"note\": \"x\"}" : "")
                        .status())
                .isEqualTo(404);
        assertThat(caller.post(path, "{\"juggle\": 3}").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"openapi.yaml", "asyncapi.yaml"})
    void theDescriptionsAreServedAndKept(String name) {
        var whole = caller.get("/api/" + name);
        assertThat(whole.status()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(Description.text(name));
        String tag = whole.header("ETag").orElseThrow();
        assertThat(caller.get("/api/" + name, "If-None-Match", tag).status()).isEqualTo(304);
    }

    @Test
    void healthIsAnsweredInGoodTimesAndInBad() {
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() ->
                        assertThat(caller.get("/actuator/health").status()).isEqualTo(200));
        assertThat(caller.get("/actuator/health", "Accept", "application/json").text("/status"))
                .isEqualTo("UP");
    }

    @Test
    void aKeyIsMadeListedAndRevoked() {
        var made = caller.post("/api/keys", "{\"name\": \"webshop\", \"scopes\": [\"intake\"]}");
        assertThat(made.status()).isEqualTo(201);
        String path = "/api/keys/" + made.text("/id");
        assertThat(caller.get("/api/keys").body()).contains(made.text("/id")).doesNotContain(made.text("/key"));
        assertThat(caller.delete(path).status()).isEqualTo(204);
        assertThat(caller.delete(path).status()).isEqualTo(404);
        assertThat(caller.delete("/api/keys/7").status()).isEqualTo(400);
        assertThat(caller.post("/api/keys", "{\"name\": \"webshop\"}").status()).isEqualTo(400);
    }

    /** What is answered 503 needs a broker or a database that is away. */
    @Test
    @Order(Integer.MAX_VALUE)
    void everyAnswerThatIsDescribedWasGiven() {
        assertThat(caller.seen())
                .containsAll(api.answers().stream()
                        .filter(it -> !it.endsWith(" 503"))
                        .toList());
    }

    private void post(String orderId, String workflow) {
        String order = Posted.order(orderId, 1, ", \"workflow\": \"%s\"".formatted(workflow));
        assertThat(caller.post("/api/orders", order).status()).isEqualTo(201);
    }

    private int verb(String orderId, String verb, String body) {
        return caller.post("/api/orders/%s/%s".formatted(orderId, verb), body).status();
    }

    private JsonNode await(String orderId, String pointer, String value) {
        return await("/api/orders/" + orderId, it -> it.text(pointer).equals(value))
                .json();
    }

    private void awaitDone(Answer job) {
        String path = "/api/jobs/" + job.text("/id");
        await(path, it -> it.text("/state").equals("DONE"));
        assertThat(caller.get(path + "/items").json().path("items")).isNotEmpty();
    }

    private String awaitParked(String orderId) {
        return await(
                        "/api/parked?limit=1&status=PARKED&orderId=" + orderId,
                        it -> it.json().path("parked").has(0))
                .text("/parked/0/id");
    }

    private Answer await(String path, Predicate<Answer> condition) {
        return Awaitility.await(path)
                .atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(100))
                .until(() -> caller.get(path), condition);
    }

    /** Something that its consumer cannot read. */
    private String putAside(String orderId) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(site.broker().amqpUri(site.vhost()));
        var headers = Map.<String, Object>of("order-id", orderId);
        try (var connection = factory.newConnection();
                var channel = connection.createChannel()) {
            var properties = new AMQP.BasicProperties.Builder()
                    .contentType("text/plain")
                    .headers(headers)
                    .build();
            channel.basicPublish(
                    "orders",
                    "inventory.reserve.us-south.standard",
                    properties,
                    "no JSON".getBytes(StandardCharsets.UTF_8));
        }
        return orderId;
    }
}
