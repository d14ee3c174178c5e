package io.warren.shop.ledger;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What the participants remember.
 *
 * @param keep Effects that were applied longer ago are deleted; none for never. Longer than any order may take: a command
 *     that comes again after that would be applied again, and an undo would find nothing to undo.
 */
@ConfigurationProperties("warren.ledger")
record LedgerSettings(@Nullable Duration keep) {
    private static final Duration LEAST = Duration.ofDays(1);

    LedgerSettings {
        if (keep != null && keep.compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("warren.ledger.keep is %s. Set it to 1d or more.".formatted(keep));
        }
    }
}
