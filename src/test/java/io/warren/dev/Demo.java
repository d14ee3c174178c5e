package io.warren.dev;

import io.warren.shop.feed.Answer;
import io.warren.shop.feed.FeedStopped;
import io.warren.shop.feed.OrderFeed;
import io.warren.shop.feed.OrderLine;
import io.warren.shop.feed.Progress;
import io.warren.shop.feed.Tally;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Feeds the sample through the intake, waits until every order has ended or needs a person, and tells the figures. */
final class Demo {
    private static final Duration LOOK_EVERY = Duration.ofMillis(250);
    private static final Duration STANDSTILL = Duration.ofMinutes(2);

    private final WarrenApi api;
    private final PrintWriter out;
    private final boolean terminal;
    private final Clock clock;
    private final Tally tally = new Tally();

    Demo(WarrenApi api, PrintWriter out, boolean terminal, Clock clock) {
        this.api = api;
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
    }

    void run() throws Refusal, IOException, InterruptedException {
        Instant start = clock.instant();
        feed();
        out.println(tally.summary(since(start)));
        Stats end = await();
        Duration took = since(start);
        out.printf(
                Locale.ROOT,
                "%,d of %,d orders settled in %.1f s (%,.0f/s).%n",
                end.settled(),
                end.accepted(),
                took.toMillis() / 1000.0,
                end.settled() * 1000.0 / Math.max(1, took.toMillis()));
        var summary = new Summary();
        api.orders(summary::add);
        out.print(summary.text(end));
        out.flush();
    }

    private void feed() throws Refusal, IOException, InterruptedException {
        var progress = new Progress("feeding", out, terminal, clock);
        try (var lines = Sample.open()) {
            new OrderFeed(api.url(), null, clock).send(lines, listener(progress));
        } catch (FeedStopped e) {
            throw new Refusal(e.sentence());
        } finally {
            progress.end();
        }
    }

    private OrderFeed.Listener listener(Progress progress) {
        return new OrderFeed.Listener() {
            @Override
            public void answered(OrderLine line, Answer answer) {
                tally.count(answer);
                if (answer instanceof Answer.Refused refused) {
                    progress.above(() -> out.printf("Order %d was refused: %s%n", line.number(), refused.why()));
                }
                progress.at((double) line.number() / Sample.SIZE, tally.total(), "");
            }

            @Override
            public void waiting(Duration pause, String why) {
                progress.above(() -> out.printf("Trying again in %.1f s: %s.%n", pause.toMillis() / 1000.0, why));
            }
        };
    }

    /** Returns what stands when nothing moves any more, be it that something is stuck. */
    private Stats await() throws IOException, InterruptedException {
        var progress = new Progress("fulfilling", out, terminal, clock);
        Stats stats = api.stats();
        for (Instant moved = clock.instant(); stats.moving() > 0 && since(moved).compareTo(STANDSTILL) < 0; ) {
            progress.at((double) stats.settled() / stats.accepted(), stats.settled(), stats.incidents() + " incidents");
            Thread.sleep(LOOK_EVERY);
            Stats now = api.stats();
            moved = now.settled() > stats.settled() ? clock.instant() : moved;
            stats = now;
        }
        progress.end();
        if (stats.moving() > 0) {
            out.printf("%,d orders have not ended, and none has for two minutes.%n", stats.moving());
        }
        return stats;
    }

    private Duration since(Instant start) {
        return Duration.between(start, clock.instant());
    }
}
