package io.warren.shop.feed;

import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Tells the user of an import how far it is, what was refused and why, and how it ended. */
final class ImportReport implements OrderFeed.Listener {
    private final String file;
    private final PrintWriter out;
    private final PrintWriter err;
    private final Clock clock;
    private final Instant start;
    private final Progress progress;
    private final Tally tally = new Tally();

    ImportReport(String file, PrintWriter out, PrintWriter err, Clock clock) {
        this.file = file;
        this.out = out;
        this.err = err;
        this.clock = clock;
        this.start = clock.instant();
        this.progress = new Progress("importing", err, Terminal.present(), clock);
    }

    long refused() {
        return tally.refused();
    }

    @Override
    public void answered(OrderLine line, Answer answer) {
        tally.count(answer);
        if (answer instanceof Answer.Refused refused) {
            progress.above(() -> {
                out.println("%s:%d: %s".formatted(file, line.number(), refused.why()));
                out.flush();
            });
        }
        progress.at(line.share(), tally.total(), tally.refused() == 0 ? "" : tally.refused() + " refused");
    }

    @Override
    public void waiting(Duration pause, String why) {
        progress.above(() -> tell("Trying again in %.1f s: %s.".formatted(pause.toMillis() / 1000.0, why)));
    }

    void end() {
        progress.end();
        tell(tally.summary(Duration.between(start, clock.instant())));
    }

    /** The file could not be read, or not further. */
    void broken() {
        if (tally.total() > 0) {
            end();
        }
    }

    void stopped(String sentence) {
        end();
        tell(sentence + " Run the same command again to go on; it makes no twins.");
    }

    private void tell(String line) {
        err.println(line);
        err.flush();
    }
}
