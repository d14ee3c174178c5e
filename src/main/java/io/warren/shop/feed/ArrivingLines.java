package io.warren.shop.feed;

import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscribers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The lines of a response with status 200 while they come in; any other response has none, only its body. */
final class ArrivingLines implements Flow.Subscriber<String> {
    private final BlockingQueue<Optional<String>> lines = new LinkedBlockingQueue<>();

    BodyHandler<String> handler() {
        return response -> response.statusCode() == 200
                ? BodySubscribers.fromLineSubscriber(this, done -> "", StandardCharsets.UTF_8, "\n")
                : BodySubscribers.ofString(StandardCharsets.UTF_8);
    }

    /** The next line; none where the response is at its end or nothing comes for that long. */
    Optional<String> next(Duration patience) throws InterruptedException {
        Optional<String> line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
        return line == null ? Optional.empty() : line;
    }

    void end() {
        lines.add(Optional.empty());
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
        lines.add(Optional.of(line));
    }

    @Override
    public void onError(Throwable failure) {
        // Whoever waits learns it from the response's future, which ends with the same failure.
    }

    @Override
    public void onComplete() {
        // As above.
    }
}
