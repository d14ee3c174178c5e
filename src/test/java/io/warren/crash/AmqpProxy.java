package io.warren.crash;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Between a Warren and the broker: knows AMQP 0-9-1, and asks a {@link Watch} at each frame that matters. */
final class AmqpProxy extends Proxy {
    private static final int GREETING = 8;

    private final Watch watch;

    AmqpProxy(String owner, int broker, Watch watch) {
        super(owner, broker);
        this.watch = watch;
    }

    @Override
    Pumps pumps(Link link, Streams streams) {
        var talk = new AmqpTalk();
        var up = new Direction(link, streams.client(), streams.toServer(), talk::fromClient);
        var down = new Direction(link, streams.server(), streams.toClient(), talk::fromBroker);
        return new Pumps(
                () -> {
                    up.greet();
                    up.run();
                },
                down::run);
    }

    /** A message on its way whose method frame has been met. */
    private record Content(@Nullable String sighting, boolean swallowed, long missing) {}

    private final class Direction {
        private final Link link;
        private final DataInputStream in;
        private final BufferedOutputStream out;
        private final Function<AmqpFrame, @Nullable String> meaning;
        private final Map<Integer, Content> contents = new HashMap<>();

        Direction(
                Link link,
                DataInputStream in,
                BufferedOutputStream out,
                Function<AmqpFrame, @Nullable String> meaning) {
            this.link = link;
            this.in = in;
            this.out = out;
            this.meaning = meaning;
        }

        /** The protocol's name and version, which no frame surrounds. */
        void greet() throws IOException {
            out.write(in.readNBytes(GREETING));
            out.flush();
        }

        void run() throws IOException {
            for (AmqpFrame frame = AmqpFrame.read(in); frame != null; frame = AmqpFrame.read(in)) {
                if (!link.isCut() && !link.deaf()) {
                    take(frame);
                }
            }
        }

        private void take(AmqpFrame frame) throws IOException {
            switch (frame.type()) {
                case AmqpFrame.METHOD -> method(frame);
                case AmqpFrame.HEADER -> content(frame, frame.bodySize(), 0);
                case AmqpFrame.BODY -> content(frame, 0, frame.payload().length);
                default -> pass(frame);
            }
        }

        private void method(AmqpFrame frame) throws IOException {
            String sighting = meaning.apply(frame);
            Verdict verdict = sighting == null ? Verdict.PASS : watch.meets(sighting, Moment.BEFORE, link);
            if (verdict == Verdict.CUT) {
                out.flush();
                link.cut();
            } else if (frame.hasContent()) {
                contents.put(frame.channel(), new Content(sighting, verdict == Verdict.SWALLOW, -1));
            }
            if (verdict == Verdict.PASS && !link.deaf()) {
                pass(frame);
                if (sighting != null && !frame.hasContent()) {
                    passed(sighting);
                }
            }
        }

        private void content(AmqpFrame frame, long announced, long come) throws IOException {
            Content open = contents.getOrDefault(frame.channel(), new Content(null, false, 0));
            long missing = open.missing() < 0 ? announced : open.missing() - come;
            contents.put(frame.channel(), new Content(open.sighting(), open.swallowed(), missing));
            if (!open.swallowed()) {
                pass(frame);
            }
            if (missing == 0) {
                contents.remove(frame.channel());
                if (open.sighting() != null && !open.swallowed()) {
                    passed(open.sighting());
                }
            }
        }

        private void pass(AmqpFrame frame) throws IOException {
            frame.write(out);
            if (in.available() == 0) {
                out.flush();
            }
        }

        private void passed(String sighting) throws IOException {
            out.flush();
            if (watch.meets(sighting, Moment.AFTER, link) == Verdict.CUT) {
                link.cut();
            }
        }
    }
}
