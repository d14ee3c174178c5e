package io.warren.engine.operation;

import java.time.Instant;

/**
 * An item whose turn has come.
 *
 * @param at when it was marked as sent, before anything was done
 */
public record Sent(String item, Instant at) {}
