package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.List;

/**
 * What a saga has said to the world, and what of it may not have been heard.
 *
 * @param dispatched whether all that was said with no delivery behind it is known to be with the broker
 * @param spoken counts what was said with no delivery behind it, so that an old confirm is not taken for a new one
 * @param told how many events of its life it has told
 * @param open the latest of them, as far back as one may have been lost; they are told again together with what came
 *     with them
 */
record Speech(boolean dispatched, int spoken, int told, List<Telling> open) {
    static final Speech NOTHING = new Speech(false, 0, 0, List.of());

    Speech {
        open = List.copyOf(open);
    }

    Speech telling(Telling telling) {
        var more = new ArrayList<>(open);
        more.add(telling);
        return new Speech(dispatched, spoken, told + 1, more);
    }

    /** Something is said that no delivery stands behind. */
    Speech unbacked() {
        return new Speech(false, spoken + 1, told, open);
    }

    /** What was said with no delivery behind it has arrived, and with it the events up to that number. */
    Speech heard(int upTo) {
        int known = Math.clamp((long) upTo - told + open.size(), 0, open.size());
        return new Speech(true, spoken, told, open.subList(known, open.size()));
    }

    /** The events that may not have been heard. */
    List<Decision.Told> again() {
        var again = new ArrayList<Decision.Told>();
        for (int i = 0; i < open.size(); i++) {
            again.add(new Decision.Told(told - open.size() + 1 + i, open.get(i)));
        }
        return again;
    }

    /**
     * Up to which event everything has been heard once these have.
     *
     * @return 0 where an earlier one is not among them
     */
    int heardWith(List<Decision.Told> these) {
        boolean whole = !these.isEmpty() && these.getFirst().number() <= told - open.size() + 1;
        return whole ? these.getLast().number() : 0;
    }
}
