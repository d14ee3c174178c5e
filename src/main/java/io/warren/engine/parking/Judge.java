package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.route.Routes;
import org.springframework.stereotype.Component;

/** Says what is to be done with a dead letter. */
@Component
class Judge {
    private final Routes routes;

    Judge(Routes routes) {
        this.routes = routes;
    }

    Verdict judge(Delivery letter) {
        Death death = death(letter);
        try {
            return death.queue().equals(routes.replies())
                    ? new Verdict(death, letter.reply(), null) // a reply is good wherever it is found
                    : command(letter, death);
        } catch (Unreadable e) {
            return new Verdict(death, null, "%s; it cannot be read: %s".formatted(death.sentence(), e.getMessage()));
        }
    }

    private Death death(Delivery letter) {
        Death written = Death.of(letter.headers());
        if (written != null) {
            return written;
        }
        boolean unrouted =
                letter.queue().equals(routes.unrouted()) && !letter.exchange().isEmpty();
        return new Death(unrouted ? Death.UNROUTED : Death.MISPLACED, "", letter.exchange());
    }

    private Verdict command(Delivery letter, Death death) throws Unreadable {
        Command command = letter.command();
        String why = death.sentence();
        return letter.queue().equals(routes.expired())
                ? new Verdict(death, Reply.to(command, new Outcome.Expired(why)), null)
                : new Verdict(death, Reply.to(command, new Outcome.Undelivered(why)), why);
    }
}
