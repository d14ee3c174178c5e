package io.warren.engine.parking;

import io.warren.engine.message.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a dead letter; with neither it is settled and forgotten.
 *
 * @param death what brought it here
 * @param reply what its saga is told; none where it belongs to none
 * @param why why it is parked; none where it needs no record
 * @param unparseable whether no client can parse it
 */
record Verdict(Death death, @Nullable Reply reply, @Nullable String why, boolean unparseable) {
    Verdict(Death death, @Nullable Reply reply, @Nullable String why) {
        this(death, reply, why, false);
    }

    /** Of a message that came by the management API, because no client can parse it. */
    Verdict poisonous(String addition) {
        return new Verdict(death, reply, why == null ? null : why + addition, true);
    }
}
