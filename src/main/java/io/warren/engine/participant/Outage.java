package io.warren.engine.participant;

import java.time.Instant;

/**
 * A participant that does not answer, and is tried with one command at a time; or answers again and is not yet trusted
 * with as many as usual.
 *
 * @param tries commands that were tried since
 * @param answer what the latest failure said
 */
public record Outage(String participant, Instant since, long tries, String answer) {}
