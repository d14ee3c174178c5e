package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The broker's management API; paths begin with {@code /api/}, any answer but 2xx is an exception. */
public final class ManagementApi {
    private static final JsonMapper JSON = JsonMapper.shared();

    // The broker does not survive the upgrade to HTTP/2 that the client otherwise offers with a body.
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();

    private final Endpoint endpoint;

    ManagementApi(Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    public JsonNode get(String path) {
        return JSON.readTree(call("GET", path, null));
    }

    public void put(String path, Object body) {
        call("PUT", path, body);
    }

    public JsonNode post(String path, Object body) {
        return JSON.readTree(call("POST", path, body));
    }

    public void delete(String path) {
        call("DELETE", path, null);
    }

    private String call(String method, String path, @Nullable Object body) {
        var answer = send(request(method, path, body));
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("RabbitMQ's management API answered %d to %s %s%s: %s"
                    .formatted(answer.statusCode(), method, endpoint.management(), path, answer.body()));
        }
        return answer.body();
    }

    private HttpRequest request(String method, String path, @Nullable Object body) {
        var login = endpoint.user() + ":" + endpoint.password();
        return HttpRequest.newBuilder(URI.create(endpoint.management() + path))
                .timeout(Duration.ofSeconds(10))
                .header("Authorization", "Basic " + base64(login))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build();
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "RabbitMQ's management API does not answer at %s: a given broker needs its management plugin, and WARREN_DEV_MANAGEMENT_URL where the address is another"
                            .formatted(request.uri()),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for " + request.uri(), e);
        }
    }
}
