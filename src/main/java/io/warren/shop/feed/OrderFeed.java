package io.warren.shop.feed;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream of orders to a running Warren and tells what became of each, in their order. What gets no answer,
 * because Warren is busy or the connection breaks, is sent again; an order that arrived nevertheless is then known.
 */
public final class OrderFeed {
    // A request holds no more than this, so that little is repeated and both sides' answers fit their socket buffers.
    private static final int CHUNK_LINES = 500;
    private static final int CHUNK_BYTES = 1024 * 1024;

    /** Hears what becomes of the orders, on the thread that sends them. */
    public interface Listener {
        void answered(OrderLine line, Answer answer);

        /** Nothing is sent for a while; {@code why} is a clause without a full stop. */
        void waiting(Duration pause, String why);
    }

    private final BatchCall call;
    private final Clock clock;

    /** @param apiKey sent as a bearer token; none where Warren asks for none */
    public OrderFeed(URI warren, @Nullable String apiKey, Clock clock) {
        this(new BatchCall(warren, apiKey, Duration.ofMinutes(1)), clock);
    }

    OrderFeed(BatchCall call, Clock clock) {
        this.call = call;
        this.clock = clock;
    }

    /** Returns when every line has its answer. */
    public void send(Iterator<OrderLine> lines, Listener listener) throws FeedStopped, InterruptedException {
        while (lines.hasNext()) {
            deliver(chunk(lines, listener), listener);
        }
    }

    private static Deque<OrderLine> chunk(Iterator<OrderLine> lines, Listener listener) {
        var chunk = new ArrayDeque<OrderLine>();
        for (int bytes = 0; chunk.size() < CHUNK_LINES && bytes < CHUNK_BYTES && lines.hasNext(); ) {
            OrderLine line = lines.next();
            if (line.unfit() == null) {
                chunk.add(line);
                bytes += line.json().length;
            } else {
                listener.answered(line, new Answer.Refused(line.unfit()));
            }
        }
        return chunk;
    }

    private void deliver(Deque<OrderLine> chunk, Listener listener) throws FeedStopped, InterruptedException {
        var patience = new Patience(clock);
        while (!chunk.isEmpty()) {
            int before = chunk.size();
            Optional<Trouble> trouble = call.send(chunk, answer -> listener.answered(chunk.remove(), answer));
            if (chunk.size() < before) {
                patience.renew();
            }
            if (trouble.isPresent()) {
                pause(trouble.get(), patience, listener);
            }
        }
    }

    private void pause(Trouble trouble, Patience patience, Listener listener) throws FeedStopped, InterruptedException {
        Duration pause = patience.pauseAfter(trouble)
                .orElseThrow(() -> new FeedStopped("Sending to %s was given up after %d s of trying: %s."
                        .formatted(call.target(), trouble.patience().toSeconds(), trouble.why())));
        listener.waiting(pause, trouble.why());
        Thread.sleep(pause);
    }
}
