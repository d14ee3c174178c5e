package io.warren.console;

import io.warren.WarrenApplication;
import io.warren.road.Client;
import io.warren.road.Database;
import io.warren.road.Posted;
import io.warren.road.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/**
 * A Warren on a real broker and an H2 file, with sample orders that have gone all ways an order can go. Its {@code main} serves it
 * for whoever works on a page; templates and styles are then read from the sources at each request.
 */
final class Scene implements AutoCloseable {
    /** How many of the sample orders it has. */
    static final int SAMPLES = 400;

    static final String COMPLETED = "fine-1";
    static final String COMPENSATED = "refused-1";
    static final String STUCK = "stuck-1";
    static final String RESTING = "later-1";
    static final String ASKING = "signed-1";
    static final String PAUSED = "later-2";

    private final ConfigurableApplicationContext warren;
    private final Site site;
    private final Client client;

    private Scene(Path folder, List<String> more) {
        site = Site.on(Database.h2(folder));
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/console",
                "--warren.saga.sweep-every=100ms",
                "--warren.inventory.stock[TEC-AC-10003832]=0",
                "--warren.payment.decline-rate=0.03"));
        settings.removeIf(it ->
                more.stream().anyMatch(other -> other.startsWith(it.substring(0, it.indexOf('=') + 1))));
        settings.addAll(more);
        warren =
                new SpringApplicationBuilder(WarrenApplication.class, Actor.class).run(settings.toArray(String[]::new));
        client = new Client(url());
    }

    /** An empty one. */
    static Scene bare(Path folder, String... more) {
        return new Scene(folder, List.of(more));
    }

    /** One with all its orders, each where it was meant to come to. */
    static Scene set(Path folder, String... more) throws IOException {
        var scene = bare(folder, more);
        scene.fill();
        return scene;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port"));
    }

    Client client() {
        return client;
    }

    <T> T bean(Class<T> type) {
        return warren.getBean(type);
    }

    Actor actor() {
        return bean(Actor.class);
    }

    /** A new order that walks through the steps of the actor. */
    void deliver(String id) {
        client.post(Posted.order(id, 1, ", \"workflow\": \"delivery\", \"priority\": \"express\""));
    }

    /** Waits until that order is so. */
    void await(String id, String what, Predicate<JsonNode> condition) {
        Awaitility.await(id + " " + what)
                .atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(50))
                .until(() -> client.order(id), condition);
    }

    void awaitStatus(String id, String status) {
        await(id, "is " + status, it -> it.path("status").asString("").equals(status));
    }

    void awaitIncident(String id) {
        await(id, "needs a person", it -> it.path("incident").asBoolean(false));
    }

    private void fill() throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("src/test/resources/sample/superstore-orders.ndjson"))) {
            lines.limit(SAMPLES).forEach(client::post);
        }
        List.of(COMPLETED, COMPENSATED, STUCK, "stuck-2", RESTING, ASKING, PAUSED)
                .forEach(this::deliver);
        client.verb(COMPLETED, "pause", "{}");
        client.verb(COMPLETED, "resume", "{}");
        for (String id : List.of(STUCK, "stuck-2")) {
            awaitIncident(id);
        }
        awaitStatus(COMPENSATED, "COMPENSATED");
        for (String id : List.of(RESTING, ASKING, PAUSED)) {
            awaitStatus(id, "WAITING");
        }
        client.verb(PAUSED, "pause", "{\"reason\": \"the customer is asked first\", \"by\": \"ann\"}");
        awaitStatus(COMPLETED, "WAITING");
        client.verb(COMPLETED, "approve", "{\"by\": \"ann\"}");
        awaitStatus(COMPLETED, "COMPLETED");
        Awaitility.await("the sample has ended")
                .atMost(Duration.ofMinutes(2))
                .until(() -> client.stat("completed") + client.stat("compensated") >= SAMPLES);
    }

    @Override
    public void close() {
        warren.close();
        site.close();
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("console");
        var scene = set(
                folder,
                "--server.port=" + (args.length > 0 ? args[0] : "8080"),
                "--spring.thymeleaf.cache=false",
                "--spring.thymeleaf.prefix=file:src/main/resources/templates/");
        System.out.println("The console: " + scene.url() + "/console");
        Thread.currentThread().join();
    }
}
