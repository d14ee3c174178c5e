package io.warren.engine.saga;

import org.jspecify.annotations.Nullable;

/**
 * A saga with what it was begun with.
 *
 * @param payload JSON, UTF-8
 */
public record SagaDetail(SagaView saga, @Nullable String subject, byte[] payload) {}
