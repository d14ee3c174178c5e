package io.warren.shop.feed;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Why a request did not get all its answers, where trying again may help.
 *
 * @param why a clause without a full stop
 * @param pause what the other side asks to wait; none where it said nothing
 * @param patience how long it is worth trying without getting any further
 */
record Trouble(String why, @Nullable Duration pause, Duration patience) {
    private static final Duration LOST = Duration.ofSeconds(20);
    private static final Duration BUSY = Duration.ofMinutes(5);

    static Trouble lost(String why) {
        return new Trouble(why, null, LOST);
    }

    /** A Warren with a full backlog lets a batch wait, so silence may just be that. */
    static Trouble silent(Duration silence) {
        return new Trouble("no answer came for %d s".formatted(silence.toSeconds()), null, BUSY);
    }

    static Trouble lost(Throwable cause) {
        return lost(
                cause instanceof ConnectException
                        ? "nobody answers there"
                        : "the connection was lost (%s)".formatted(detail(cause)));
    }

    private static String detail(Throwable cause) {
        return cause instanceof IOException && cause.getMessage() != null ? cause.getMessage() : cause.toString();
    }

    static Trouble busy(String why, HttpHeaders headers) {
        OptionalLong seconds = retryAfter(headers);
        return new Trouble(why, seconds.isPresent() ? Duration.ofSeconds(seconds.getAsLong()) : null, BUSY);
    }

    /** A date instead of seconds, which the header allows too, counts as nothing said. */
    private static OptionalLong retryAfter(HttpHeaders headers) {
        try {
            return headers.firstValueAsLong("Retry-After");
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
