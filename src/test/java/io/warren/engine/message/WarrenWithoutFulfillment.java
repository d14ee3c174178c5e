package io.warren.engine.message;

import static org.awaitility.Awaitility.await;

import io.warren.WarrenApplication;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole Warren but one participant, and a user of the broker who has no more than that participant's rights. */
final class WarrenWithoutFulfillment implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String COPIES = "copies";
    private static final String ORDER = """
            {"orderId": "node-%d", "userId": "u", "items": [{"sku": "TEA-1", "quantity": 1}], "totalAmount": "9.90", \
            "shippingAddress": "1 Main St, Lyon, France", "priority": "%s"}""";

    private final DevBroker broker = DevBroker.shared();
    private final String vhost = broker.newVhost("node");
    private final String user = "fulfillment-" + UUID.randomUUID();
    private final ConfigurableApplicationContext context;

    private WarrenWithoutFulfillment() {
        context = new SpringApplication(WarrenApplication.class)
                .run(
                        "--server.port=0",
                        "--warren.access.loopback=intake,read,operate,admin",
                        "--logging.level.root=WARN",
                        "--spring.datasource.url=jdbc:h2:mem:" + vhost + ";DB_CLOSE_DELAY=-1",
                        "--spring.rabbitmq.addresses=%s:%d".formatted(broker.host(), broker.port()),
                        "--spring.rabbitmq.username=" + broker.user(),
                        "--spring.rabbitmq.password=" + broker.password(),
                        "--spring.rabbitmq.virtual-host=" + vhost,
                        "--warren.management.url=" + broker.management(),
                        "--warren.participants.fulfillment.enabled=false");
    }

    static WarrenWithoutFulfillment start() throws IOException {
        var warren = new WarrenWithoutFulfillment();
        warren.createTheParticipantsUser();
        return warren;
    }

    /** With the rights that rabbit-definitions gives to warren-fulfillment. */
    private void createTheParticipantsUser() throws IOException {
        JsonNode definitions = JSON.readTree(Files.readString(Path.of("rabbit-definitions", "definitions.json")));
        broker.api().put("/api/users/" + user, Map.of("password", "secret", "tags", ""));
        for (String rights : List.of("permissions", "topic_permissions")) {
            definitions
                    .path(rights)
                    .valueStream()
                    .filter(it -> it.path("user").asString().equals("warren-fulfillment"))
                    .forEach(it ->
                            broker.api().put("/api/%s/%s/%s".formatted(rights.replace('_', '-'), vhost, user), it));
        }
    }

    String amqpUrlOfTheParticipant() {
        return "amqp://%s:secret@%s:%d/%s".formatted(user, broker.host(), broker.port(), vhost);
    }

    void post(int orders) throws IOException, InterruptedException {
        String lines = IntStream.rangeClosed(1, orders)
                .mapToObj(i -> ORDER.formatted(i, i % 2 == 0 ? "express" : "economy"))
                .collect(Collectors.joining("\n"));
        var request = HttpRequest.newBuilder(url("/api/orders/batch"))
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(lines));
        HTTP.send(request.build(), BodyHandlers.ofString());
    }

    int completed() throws IOException, InterruptedException {
        return get("/api/stats").path("completed").asInt();
    }

    List<JsonNode> orders() throws IOException, InterruptedException {
        return get("/api/orders?limit=500")
                .path("orders")
                .valueStream()
                .map(it ->
                        unchecked(() -> get("/api/orders/" + it.path("orderId").asString())))
                .toList();
    }

    void keepCopiesOfShipCommands() {
        broker.api().put("/api/queues/%s/%s".formatted(vhost, COPIES), Map.of("durable", true));
        broker.api()
                .post(
                        "/api/bindings/%s/e/orders/q/%s".formatted(vhost, COPIES),
                        Map.of("routing_key", "fulfillment.ship.#"));
    }

    JsonNode copyOfOneShipCommand() {
        var wanted = Map.of("count", 1, "ackmode", "ack_requeue_false", "encoding", "auto");
        return await().atMost(Duration.ofSeconds(10))
                .until(
                        () -> broker.api().post("/api/queues/%s/%s/get".formatted(vhost, COPIES), wanted),
                        found -> !found.isEmpty())
                .get(0);
    }

    void sendAgain(JsonNode command) {
        var message = Map.of(
                "routing_key", command.path("routing_key"),
                "properties", command.path("properties"),
                "payload", command.path("payload"),
                "payload_encoding", "string");
        broker.api().post("/api/exchanges/%s/orders/publish".formatted(vhost), message);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return JSON.readTree(HTTP.send(HttpRequest.newBuilder(url(path)).build(), BodyHandlers.ofString())
                .body());
    }

    private URI url(String path) {
        return URI.create("http://127.0.0.1:%s%s"
                .formatted(context.getEnvironment().getRequiredProperty("local.server.port"), path));
    }

    private static <T> T unchecked(Callable<T> work) {
        try {
            return work.call();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        context.close();
        broker.api().delete("/api/users/" + user);
        broker.deleteVhost(vhost);
    }
}
