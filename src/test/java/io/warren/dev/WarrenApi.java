package io.warren.dev;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads what a running Warren tells by REST. */
final class WarrenApi {
    private final HttpClient client = HttpClient.newHttpClient();
    private final URI url;
    private final String apiKey;

    WarrenApi(URI url, String apiKey) {
        this.url = url;
        this.apiKey = apiKey;
    }

    URI url() {
        return url;
    }

    Stats stats() throws IOException, InterruptedException {
        return Stats.of(get("/api/stats"));
    }

    /** Passes on every order there is, page by page. */
    void orders(Consumer<JsonNode> listener) throws IOException, InterruptedException {
        String after = "";
        do {
            JsonNode page = get("/api/orders?limit=500" + after);
            page.path("orders").forEach(listener);
            String next = page.path("next").asString("");
            after = next.isEmpty() ? "" : "&after=" + URLEncoder.encode(next, StandardCharsets.UTF_8);
        } while (!after.isEmpty());
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(url.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + apiKey)
                .build();
        var response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new IOException("GET %s answered %d".formatted(path, response.statusCode()));
        }
        return JsonMapper.shared().readTree(response.body());
    }
}
