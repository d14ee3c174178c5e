/**
 * The interface that those who do the steps implement, and what runs them: lanes in, outcomes out. A participant that is
 * away is tried with one command at a time until it answers. Begin reading at {@link
 * io.warren.engine.participant.Participant}, then {@code Bench} and {@code Pulse}.
 */
@NullMarked
package io.warren.engine.participant;

import org.jspecify.annotations.NullMarked;
