package io.warren.crash;

import io.warren.road.Client;
import java.io.UncheckedIOException;

/** Orders things, and writes down what was asked and answered. */
record Customer(Journal journal) {
    /** Asks once. */
    Journal.Line order(Client client, String key, Story story) {
        long began = System.nanoTime();
        Journal.Line line;
        try {
            var answer = client.post(story.order(key), "Idempotency-Key", key);
            line = new Journal.Line(
                    key,
                    story,
                    Integer.toString(answer.status()),
                    answer.body().path("orderId").asString(""),
                    answer.headers().firstValue("Retry-After").isPresent(),
                    millisSince(began));
        } catch (UncheckedIOException cut) {
            line = new Journal.Line(key, story, Journal.UNKNOWN, "", false, millisSince(began));
        }
        journal.write(line);
        return line;
    }

    private static long millisSince(long began) {
        return (System.nanoTime() - began) / 1_000_000;
    }
}
