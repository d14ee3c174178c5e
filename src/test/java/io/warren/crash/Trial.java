package io.warren.crash;

import java.util.ArrayList;
import java.util.List;

/** One thing that is done at one point. */
record Trial(Point point, Moment moment, Deed deed) {
    /** All that makes sense at that point. */
    static List<Trial> of(Point point, Ground ground) {
        var trials = new ArrayList<Trial>();
        for (Deed deed : Deed.values()) {
            for (Moment moment : Moment.values()) {
                if (deed.fits(point, moment, ground)) {
                    trials.add(new Trial(point, moment, deed));
                }
            }
        }
        return trials;
    }

    @Override
    public String toString() {
        return "%s %s %s".formatted(deed, moment, point);
    }
}
