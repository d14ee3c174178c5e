package io.warren.engine.broker;

import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the broker what is done, a moment later and many at a time: nobody waits for it, and each word is an entry in the
 * log of a quorum queue. Only a consumer that has no more than a few left to work on is worth a word at once.
 */
final class Acknowledger {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledger.class);

    private static final long MOMENT_MS = 50;

    private final Semaphore hurry = new Semaphore(0);
    private final Map<Channel, Line> lines = new ConcurrentHashMap<>();
    private final BlockingQueue<Line> waiting = new LinkedBlockingQueue<>(); // each channel once

    Acknowledger() {
        Thread.ofPlatform().daemon().name("warren-acknowledge").start(this::run);
    }

    /** A delivery has come by that channel, which has so many at a time. */
    Delivery.Settlement came(Channel channel, long tag, int prefetch) {
        Line line = line(channel, prefetch);
        line.unsettled.came(tag);
        return new Tag(line, tag);
    }

    /** The deliveries of one channel come one after the other. */
    private Line line(Channel channel, int prefetch) {
        Line line = lines.get(channel);
        if (line == null) {
            line = new Line(channel, Math.max(1, prefetch / 4), new Unsettled(), new AtomicBoolean());
            lines.put(channel, line);
            channel.addShutdownListener(cause -> lines.remove(channel));
        }
        return line;
    }

    private void run() {
        try {
            while (true) {
                Line first = waiting.take();
                hurry.tryAcquire(MOMENT_MS, TimeUnit.MILLISECONDS);
                hurry.drainPermits();
                first.speak();
                sayAll();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done by now. */
    void sayAll() {
        for (Line line = waiting.poll(); line != null; line = waiting.poll()) {
            line.speak();
        }
    }

    /** One channel; once that is closed the broker gives what is unsettled to somebody again. */
    private record Line(Channel channel, int enough, Unsettled unsettled, AtomicBoolean waits) {
        void speak() {
            waits.set(false);
            for (Unsettled.Word word : unsettled.words()) {
                quietly(() -> channel.basicAck(word.tag(), word.multiple()));
            }
        }

        static void quietly(Saying saying) {
            try {
                saying.say();
            } catch (IOException | AlreadyClosedException e) {
                LOG.debug("The connection was lost before a delivery was settled; it comes again. {}", e.toString());
            }
        }
    }

    /** One delivery. */
    private final class Tag implements Delivery.Settlement {
        private final Line line;
        private final long tag;

        private Tag(Line line, long tag) {
            this.line = line;
            this.tag = tag;
        }

        @Override
        public void acknowledge() {
            int done = line.unsettled.done(tag);
            if (line.waits.compareAndSet(false, true)) {
                waiting.add(line);
            }
            if (done == line.enough) {
                hurry.release();
            }
        }

        @Override
        public void reject() {
            Line.quietly(() -> line.channel.basicReject(tag, false));
            line.unsettled.gone(tag);
        }

        @Override
        public boolean held() {
            return line.channel.isOpen();
        }
    }

    /** A word to the broker. */
    private interface Saying {
        void say() throws IOException;
    }
}
