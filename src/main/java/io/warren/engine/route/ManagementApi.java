package io.warren.engine.route;

import io.warren.engine.route.Topology.Policy;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
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

    private final ManagementNodes nodes;
    private final String authorization;
    private final String vhost;

    ManagementApi(ManagementNodes nodes, String username, String password, String vhost) {
        this.nodes = nodes;
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
        var put = request()
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        send(put, "policies", "/" + encoded(policy.name()));
    }

    void deletePolicy(String name) throws IOException {
        send(request().DELETE(), "policies", "/" + encoded(name));
    }

    /** Messages that wait in the queue or are being worked on, as of the last few seconds; none where it is not told. */
    OptionalLong messages(String queue) throws IOException {
        JsonNode count = get("queues", "/" + encoded(queue)).path("messages");
        return count.isIntegralNumber() ? OptionalLong.of(count.asLong()) : OptionalLong.empty();
    }

    /** The first message that waits in the queue; none where nothing waits. It goes back to its place, or is gone. */
    JsonNode firstOf(String queue, boolean stays) throws IOException {
        var body =
                Map.of("count", 1, "ackmode", stays ? "ack_requeue_true" : "ack_requeue_false", "encoding", "base64");
        var post = request()
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
        return json(send(post, "queues", "/" + encoded(queue) + "/get")).path(0);
    }

    private JsonNode get(String what, String rest) throws IOException {
        return json(send(request().GET(), what, rest));
    }

    private static JsonNode json(String answer) throws IOException {
        try {
            return JSON.readTree(answer);
        } catch (JacksonException notJson) {
            throw new IOException("what the management API answers is not JSON", notJson);
        }
    }

    private HttpRequest.Builder request() {
        return HttpRequest.newBuilder().timeout(Duration.ofSeconds(5)).header("Authorization", authorization);
    }

    private String send(HttpRequest.Builder request, String what, String rest) throws IOException {
        return nodes.send(request, "/api/%s/%s%s".formatted(what, vhost, rest));
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
