/**
 * What travels: commands to participants, their replies, events for anyone, and the headers that carry them. This is
 * also the contract for participants in other languages. Begin reading at {@link io.warren.engine.message.Command}
 * and {@link io.warren.engine.message.Outcome}.
 */
@NullMarked
package io.warren.engine.message;

import org.jspecify.annotations.NullMarked;
