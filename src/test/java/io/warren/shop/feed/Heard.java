package io.warren.shop.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a feed told. */
class Heard implements OrderFeed.Listener {
    final Tally tally = new Tally();
    final List<Long> lines = new ArrayList<>();
    final List<String> refusals = new ArrayList<>();
    final List<String> waits = new ArrayList<>();
    private final boolean keepLines;

    Heard() {
        this(true);
    }

    Heard(boolean keepLines) {
        this.keepLines = keepLines;
    }

    @Override
    public void answered(OrderLine line, Answer answer) {
        tally.count(answer);
        if (keepLines) {
            lines.add(line.number());
        }
        if (answer instanceof Answer.Refused refused) {
            refusals.add(line.number() + ": " + refused.why());
        }
    }

    @Override
    public void waiting(Duration pause, String why) {
        waits.add(why);
    }
}
