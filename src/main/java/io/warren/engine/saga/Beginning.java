package io.warren.engine.saga;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A saga that somebody wants begun.
 *
 * @param businessKey the caller's own id, unique over all sagas
 * @param keyGiven whether the caller chose it, so that it may have come before
 * @param requestKey the caller's idempotency key, unique over all sagas; none where there is none
 * @param fingerprint tells the same request from another one under the same key
 * @param subject whom it concerns, to search by; here the customer
 * @param payload JSON, UTF-8, handed to every step
 */
public record Beginning(
        UUID id,
        String businessKey,
        boolean keyGiven,
        @Nullable String requestKey,
        String fingerprint,
        String workflow,
        String region,
        String priority,
        @Nullable String subject,
        byte[] payload) {}
