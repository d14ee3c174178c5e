package io.warren.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of Warren's REST interface. */
public record Client(URI url) {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    /** What was answered to one request. */
    public record Answer(int status, JsonNode body, HttpHeaders headers) {}

    /** @param headers names and values in turn */
    public Answer post(String order, String... headers) {
        var request =
                to("/api/orders").header("Content-Type", "application/json").POST(BodyPublishers.ofString(order));
        return ask(headers.length == 0 ? request : request.headers(headers));
    }

    Answer cancel(String orderId) {
        return ask(to("/api/orders/%s/cancel".formatted(orderId)).POST(BodyPublishers.noBody()));
    }

    public Answer verb(String orderId, String verb, String body) {
        return postTo("/api/orders/%s/%s".formatted(orderId, verb), body);
    }

    public Answer postTo(String path, String json) {
        return ask(to(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    /** Sends many orders in one request, and passes on the id of each as soon as it is accepted. */
    void batch(List<String> orders, Consumer<String> accepted) {
        var request = to("/api/orders/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", orders)));
        try (var lines = send(request, BodyHandlers.ofLines()).body()) {
            lines.map(JSON::readTree).forEach(line -> accepted.accept(orderIdOf(line)));
        }
    }

    /** Sends many orders in one request; what is answered to each. */
    List<JsonNode> lines(List<String> orders) {
        var request = to("/api/orders/batch")
                .header("Content-Type", "application/x-ndjson")
                .POST(BodyPublishers.ofString(String.join("\n", orders)));
        try (var lines = send(request, BodyHandlers.ofLines()).body()) {
            return lines.map(JSON::readTree).toList();
        }
    }

    private static String orderIdOf(JsonNode line) {
        if (line.hasNonNull("error")) {
            throw new IllegalStateException("an order of the batch was refused: " + line);
        }
        return line.path("orderId").asString();
    }

    /** The lines of such an answer. */
    public List<JsonNode> lines(String path) {
        try (var lines = send(to(path), BodyHandlers.ofLines()).body()) {
            return lines.filter(it -> !it.isBlank()).map(JSON::readTree).toList();
        }
    }

    public JsonNode order(String orderId) {
        return ask(to("/api/orders/" + orderId)).body();
    }

    public JsonNode get(String path) {
        return ask(to(path)).body();
    }

    /** What is no JSON. */
    public String text(String path) {
        return send(to(path), BodyHandlers.ofString()).body();
    }

    public int statusOf(String path) {
        return ask(to(path)).status();
    }

    public JsonNode stats() {
        return get("/api/stats");
    }

    public long stat(String name) {
        return stats().path(name).asLong();
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(30));
    }

    private static Answer ask(HttpRequest.Builder request) {
        var response = send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()), response.headers());
    }

    private static <T> HttpResponse<T> send(HttpRequest.Builder request, BodyHandler<T> handler) {
        try {
            return HTTP.send(request.build(), handler);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for an answer", e);
        }
    }
}
