package io.warren.engine.parking;

import io.warren.engine.message.Reply;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done with a dead letter; with neither it is settled and forgotten.
 *
 * @param death what brought it here
 * @param reply what its saga is told; none where it belongs to none
 * @param why why it is parked; none where it needs no record
 */
record Verdict(Death death, @Nullable Reply reply, @Nullable String why) {}
