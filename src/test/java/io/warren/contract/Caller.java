package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;

/** Asks a Warren, and holds each answer against the description of its interface. */
final class Caller {
    private static final String JSON = "application/json";
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final URI url;
    private final OpenApi api;
    private final Set<String> seen = new TreeSet<>();

    Caller(URI url, OpenApi api) {
        this.url = url;
        this.api = api;
    }

    /** @param headers names and values in turn */
    Answer get(String path, String... headers) {
        var request = to(path).GET();
        return ask(path, "GET", JSON, "", headers.length == 0 ? request : request.headers(headers));
    }

    /** @param headers names and values in turn */
    Answer post(String path, String body, String... headers) {
        var request = to(path).header("Content-Type", JSON).POST(BodyPublishers.ofString(body));
        return ask(path, "POST", JSON, body, headers.length == 0 ? request : request.headers(headers));
    }

    Answer postLines(String path, String body) {
        String type = "application/x-ndjson";
        return ask(
                path, "POST", type, body, to(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer delete(String path) {
        return ask(path, "DELETE", JSON, "", to(path).DELETE());
    }

    /** Each answer that was given, as {@code operation status}. */
    Set<String> seen() {
        return seen;
    }

    private HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(url.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private Answer ask(String path, String method, String type, String body, HttpRequest.Builder request) {
        Answer answer = send(request);
        Route route = api.routeOf(method, URI.create(path).getRawPath());
        assertThat(api.faultsOfAnswer(route, answer))
                .as("%s %s is answered %d: %s", method, path, answer.status(), answer.body())
                .isEmpty();
        if (answer.status() < 300 && !type.endsWith("ndjson")) {
            assertThat(api.faultsOfRequest(route, type, body))
                    .as("%s %s took %s", method, path, body)
                    .isEmpty();
        }
        seen.add(api.name(route) + " " + answer.status());
        return answer;
    }

    private static Answer send(HttpRequest.Builder request) {
        try {
            return new Answer(HTTP.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }
}
