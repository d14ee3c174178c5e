package io.warren.engine.route;

import io.warren.engine.route.Topology.Policy;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks the broker's management API about one virtual host. */
final class ManagementApi {
    /** Messages may be large, and nested deeper than Jackson's limits for strangers: it is them we look for. */
    private static final JsonMapper JSON = new JsonMapper(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(1_000_000)
                    .maxStringLength(100_000_000)
                    .build())
            .build());

    // HTTP/2 upgrades break requests with a body against this API.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI url;
    private final String authorization;
    private final String vhost;

    ManagementApi(URI url, String username, String password, String vhost) {
        this.url = url;
        this.authorization = "Basic "
                + Base64.getEncoder().encodeToString((username + ":" + password).getBytes(StandardCharsets.UTF_8));
        this.vhost = encoded(vhost);
    }

    /** @throws IOException where it does not answer, or does not let us look */
    Found read() throws IOException {
        // Without statistics the answer comes from the metadata, at once and never stale.
        return FoundReader.read(
                get("exchanges", ""), get("queues", "?disable_stats=true"), get("bindings", ""), get("policies", ""));
    }

    /** Messages by queue, waiting or handed out; as of some seconds ago. */
    Map<String, Long> messages() throws IOException {
        var messages = new TreeMap<String, Long>();
        for (JsonNode queue : get("queues", "?columns=name,messages")) {
            if (queue.path("messages").isIntegralNumber()) {
                messages.put(
                        queue.path("name").asString(), queue.path("messages").asLong());
            }
        }
        return messages;
    }

    void put(Policy policy) throws IOException {
        var body = Map.of(
                "pattern", policy.pattern(),
                "apply-to", policy.applyTo(),
                "priority", policy.priority(),
                "definition", policy.definition());
        send(request("policies", "/" + encoded(policy.name()))
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body))));
    }

    void deletePolicy(String name) throws IOException {
        send(request("policies", "/" + encoded(name)).DELETE());
    }

    /** Messages that wait in the queue or are being worked on, as of the last few seconds; none where it is not told. */
    OptionalLong messages(String queue) throws IOException {
        JsonNode count =
                json(send(request("queues", "/" + encoded(queue)).GET())).path("messages");
        return count.isIntegralNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
    }

    /** The first message that waits in the queue; none where nothing waits. It goes back to its place, or is gone. */
    JsonNode firstOf(String queue, boolean stays) throws IOException {
        var body =
                Map.of("count", 1, "ackmode", stays ? "ack_requeue_true" : "ack_requeue_false", "encoding", "base64");
        return json(send(request("queues", "/" + encoded(queue) + "/get")
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))))
                .path(0);
    }

    private JsonNode get(String what, String query) throws IOException {
        return json(send(request(what, query).GET()));
    }

    private JsonNode json(String answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException notJson) {
            throw new IOException("%s answers something that is not JSON".formatted(url), notJson);
        }
    }

    private HttpRequest.Builder request(String what, String rest) {
        String base = url.toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create("%s/api/%s/%s%s".formatted(base, what, vhost, rest)))
                .timeout(Duration.ofSeconds(5))
                .header("Authorization", authorization);
    }

    private String send(HttpRequest.Builder request) throws IOException {
        try {
            var answer = http.send(request.build(), BodyHandlers.ofString());
            if (answer.statusCode() >= 300) {
                throw new IOException("%s answers %d".formatted(url, answer.statusCode()));
            }
            return answer.body();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking " + url, interrupted);
        }
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
