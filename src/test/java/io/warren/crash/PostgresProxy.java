package io.warren.crash;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Between a Warren and PostgreSQL: asks a {@link Watch} at each group of messages that writes or commits, and again when
 * the answer to a commit has come and its client does not have it yet.
 */
final class PostgresProxy extends Proxy {
    private static final String GROUP_ENDS = "SQXpHdcf";

    private final Watch watch;
    private volatile Duration delay = Duration.ZERO;

    PostgresProxy(String owner, int database, Watch watch) {
        super(owner, database);
        this.watch = watch;
    }

    /** So much later each group arrives from now on. */
    void delay(Duration delay) {
        this.delay = delay;
    }

    @Override
    Pumps pumps(Link link, Streams streams) {
        var talk = new PostgresTalk();
        return new Pumps(() -> fromClient(link, streams, talk), () -> fromServer(link, streams, talk));
    }

    private void fromClient(Link link, Streams streams, PostgresTalk talk) throws IOException {
        var in = streams.client();
        var group = new ArrayList<>(List.of(PostgresMessage.first(in)));
        pass(group, null, link, streams.toServer());
        for (PostgresMessage it = PostgresMessage.read(in); it != null; it = PostgresMessage.read(in)) {
            group.add(it);
            if (GROUP_ENDS.indexOf(it.type()) >= 0) {
                late();
                pass(group, talk.fromClient(group), link, streams.toServer());
            }
        }
    }

    /** The answer to a commit is held back until it is whole; everything else goes on at once. */
    private void fromServer(Link link, Streams streams, PostgresTalk talk) throws IOException {
        var in = streams.server();
        var answer = new ArrayList<PostgresMessage>();
        for (PostgresMessage it = PostgresMessage.read(in); it != null; it = PostgresMessage.read(in)) {
            answer.add(it);
            String awaited = talk.awaited();
            boolean whole = it.type() == 'Z';
            if (whole) {
                talk.answered();
            }
            if (whole || awaited.isEmpty()) {
                pass(answer, awaited.isEmpty() ? null : awaited, link, streams.toClient());
            }
        }
    }

    private void pass(List<PostgresMessage> messages, @Nullable String sighting, Link link, OutputStream out)
            throws IOException {
        Verdict verdict = sighting == null || link.isCut() ? Verdict.PASS : watch.meets(sighting, Moment.BEFORE, link);
        if (verdict == Verdict.CUT) {
            link.cut();
        }
        if (verdict == Verdict.PASS && !link.isCut() && !link.deaf()) {
            for (PostgresMessage it : messages) {
                it.write(out);
            }
            out.flush();
            if (sighting != null && watch.meets(sighting, Moment.AFTER, link) == Verdict.CUT) {
                link.cut();
            }
        }
        messages.clear();
    }

    private void late() {
        try {
            Thread.sleep(delay);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
