package io.warren.shop.feed;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** One request of a batch: its lines go out, its answers are heard while they come in. */
final class BatchCall {
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final URI target;
    private final @Nullable String apiKey;
    private final Duration longestSilence;

    BatchCall(URI warren, @Nullable String apiKey, Duration longestSilence) {
        this.target = URI.create(warren.toString().replaceFirst("/+$", "") + "/api/orders/batch");
        this.apiKey = apiKey;
        this.longestSilence = longestSilence;
    }

    URI target() {
        return target;
    }

    /**
     * Sends the lines and passes on each answer, the first to the first line and so on.
     *
     * @return why some have got no answer, where trying again may help; none where all have
     */
    Optional<Trouble> send(Collection<OrderLine> lines, Consumer<Answer> listener)
            throws FeedStopped, InterruptedException {
        int sent = lines.size();
        var arriving = new ArrivingLines();
        CompletableFuture<HttpResponse<String>> response = client.sendAsync(request(lines), arriving.handler());
        var unused = response.whenComplete((done, failure) -> arriving.end());
        try {
            int answered = listen(arriving, sent, listener);
            return answered == sent ? Optional.empty() : Optional.of(trouble(response, answered, sent));
        } finally {
            response.cancel(true);
        }
    }

    private HttpRequest request(Collection<OrderLine> lines) {
        var body = new ByteArrayOutputStream();
        for (OrderLine line : lines) {
            body.writeBytes(DerivedId.given(line.json()));
            body.write('\n');
        }
        var request = HttpRequest.newBuilder(target)
                .header("Content-Type", "application/x-ndjson")
                .header("Accept", "application/x-ndjson, application/problem+json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()));
        if (apiKey != null) {
            request.header("Authorization", "Bearer " + apiKey);
        }
        return request.build();
    }

    private int listen(ArrivingLines arriving, int sent, Consumer<Answer> listener)
            throws FeedStopped, InterruptedException {
        for (int answered = 0; answered < sent; answered++) {
            Optional<String> line = arriving.next(longestSilence);
            if (line.isEmpty()) {
                return answered;
            }
            listener.accept(Answer.parse(line.get()).orElseThrow(() -> stranger(line.get())));
        }
        return sent;
    }

    private FeedStopped stranger(String line) {
        return new FeedStopped("%s does not answer as a Warren does: %s. Check the address."
                .formatted(target, line.substring(0, Math.min(line.length(), 100))));
    }

    private Trouble trouble(CompletableFuture<HttpResponse<String>> response, int answered, int sent)
            throws FeedStopped, InterruptedException {
        if (!response.isDone()) {
            return Trouble.silent(longestSilence);
        }
        try {
            return Rejection.of(response.get(), target)
                    .orElseGet(() -> Trouble.lost("%d of %d answers came".formatted(answered, sent)));
        } catch (ExecutionException e) {
            return Trouble.lost(e.getCause() == null ? e : e.getCause());
        }
    }
}
