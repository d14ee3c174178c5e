package io.warren.access;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A key, as it may be shown.
 *
 * @param usedAt to the minute; none where it was not used yet
 */
record ApiKeyView(
        UUID id,
        String name,
        List<String> scopes,
        Instant createdAt,
        String createdBy,
        @Nullable Instant usedAt,
        @Nullable Instant revokedAt) {

    static ApiKeyView of(ApiKeyRow row) {
        return new ApiKeyView(
                row.id,
                row.name,
                Arrays.asList(row.scopes.split(",")),
                row.createdAt,
                row.createdBy,
                row.usedAt,
                row.revokedAt);
    }
}
