package io.warren.engine.saga;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How long what is over is remembered.
 *
 * @param keepEnded Orders that ended longer ago are deleted, with what they were begun with; none for never. Their ids
 *     are then free again: the same order posted once more is a new one.
 */
@ConfigurationProperties("warren.saga")
record RetentionSettings(@Nullable Duration keepEnded) {
    RetentionSettings {
        if (keepEnded != null && keepEnded.isNegative()) {
            throw new IllegalArgumentException(
                    "warren.saga.keep-ended is %s. Set it to a duration such as 90d, or leave it out."
                            .formatted(keepEnded));
        }
    }
}
