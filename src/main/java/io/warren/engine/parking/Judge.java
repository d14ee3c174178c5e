package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.route.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says what is to be done with a dead letter. */
@Component
class Judge {
    private final Routes routes;

    Judge(Routes routes) {
        this.routes = routes;
    }

    Verdict judge(Delivery letter) {
        Death death = Death.of(letter.headers());
        String why = death == null ? "no binding took %s".formatted(letter.routingKey()) : death.sentence();
        try {
            return diedAsReply(death) ? new Verdict(letter.reply(), null) : command(letter, why);
        } catch (Unreadable e) {
            return new Verdict(null, "%s; it cannot be read: %s".formatted(why, e.getMessage()));
        }
    }

    /** A reply is good wherever it is found. */
    private boolean diedAsReply(@Nullable Death death) {
        return death != null && death.queue().equals(routes.replies());
    }

    private Verdict command(Delivery letter, String why) throws Unreadable {
        Command command = letter.command();
        return letter.queue().equals(routes.expired())
                ? new Verdict(Reply.to(command, new Outcome.Expired(why)), null)
                : new Verdict(Reply.to(command, new Outcome.Undelivered(why)), why);
    }
}
