package io.warren.shop.intake;

import io.warren.engine.route.Explanation;
import org.jspecify.annotations.Nullable;

/** A request that cannot be granted, and the HTTP status that says so. */
final class Refused extends RuntimeException {
    private final int status;
    private final @Nullable Explanation explanation;

    Refused(int status, String sentence) {
        this(status, sentence, null);
    }

    private Refused(int status, String sentence, @Nullable Explanation explanation) {
        super(sentence);
        this.status = status;
        this.explanation = explanation;
    }

    /** Nobody would ever get its first command. */
    static Refused unroutable(Explanation why) {
        return new Refused(
                422,
                "No binding takes the order's first command, %s, so nobody would ever get it. Nothing was stored; send the order again once GET /api/topology names the binding no longer."
                        .formatted(why.routingKey()),
                why);
    }

    /** Where the order would have gone; none where it is not about that. */
    @Nullable
    Explanation explanation() {
        return explanation;
    }

    int status() {
        return status;
    }
}
