package io.warren.shop.feed;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Asks a running Warren for its log of events. */
final class EventCall {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String target;
    private final boolean follow;
    private final @Nullable String apiKey;

    EventCall(URI warren, boolean follow, @Nullable String apiKey) {
        this.target = warren.toString().replaceFirst("/+$", "") + "/api/events";
        this.follow = follow;
        this.apiKey = apiKey;
    }

    /**
     * Prints what comes, until it ends or nobody reads it.
     *
     * @return a sentence on why it ended too early; empty where it did not
     * @throws FeedStopped where Warren does not know that place
     */
    String print(Printing printing) throws InterruptedException, FeedStopped {
        try {
            HttpResponse<Stream<String>> response = client.send(request(printing.from()), BodyHandlers.ofLines());
            try (var lines = response.body()) {
                return response.statusCode() == 200 ? print(lines, printing) : refusal(response.statusCode(), lines);
            }
        } catch (ConnectException e) {
            return "Nobody answers at %s.".formatted(target);
        } catch (IOException | UncheckedIOException e) {
            return "The connection to %s was lost.".formatted(target);
        }
    }

    private String print(Stream<String> lines, Printing printing) {
        var each = lines.iterator();
        while (!printing.unread() && each.hasNext()) {
            printing.line(each.next());
        }
        printing.flush();
        return follow ? "%s has ended the reading.".formatted(target) : "";
    }

    private String refusal(int status, Stream<String> lines) throws FeedStopped {
        String reason = Rejection.reason(lines.collect(Collectors.joining("\n")));
        if (status == 400) {
            throw new FeedStopped(reason);
        }
        return "%s answered %d: %s".formatted(target, status, reason);
    }

    private HttpRequest request(String from) {
        String query = "?from=%s&follow=%s".formatted(URLEncoder.encode(from, StandardCharsets.UTF_8), follow);
        var request = HttpRequest.newBuilder(URI.create(target + query))
                .header("Accept", "application/x-ndjson, application/problem+json");
        if (apiKey != null && !apiKey.isBlank()) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        return request.build();
    }
}
