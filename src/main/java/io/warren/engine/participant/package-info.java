/**
 * The interface that those who do the steps implement, and what runs them: lanes in, outcomes out. Begin reading at
 * {@link io.warren.engine.participant.Participant}.
 */
@NullMarked
package io.warren.engine.participant;

import org.jspecify.annotations.NullMarked;
