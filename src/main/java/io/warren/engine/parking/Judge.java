package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import io.warren.engine.broker.Signatures;
import io.warren.engine.broker.Unentitled;
import io.warren.engine.broker.Unreadable;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Reply;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.Sagas;
import org.springframework.stereotype.Component;

/** Says what is to be done with a dead letter. */
@Component
class Judge {
    private final Routes routes;
    private final Signatures signatures;
    private final Sagas sagas;

    Judge(Routes routes, Signatures signatures, Sagas sagas) {
        this.routes = routes;
        this.signatures = signatures;
        this.sagas = sagas;
    }

    Verdict judge(Delivery letter) {
        Death death = death(letter);
        try {
            return death.queue().equals(routes.replies()) ? reply(letter, death) : command(letter, death);
        } catch (Unentitled e) {
            return new Verdict(death, null, "%s; it is not believed: %s".formatted(death.sentence(), e.getMessage()));
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

    /** It is good wherever it is found, where it is of whoever does that step. */
    private Verdict reply(Delivery letter, Death death) throws Unreadable {
        Reply reply = signatures.replyOf(letter);
        String does = sagas.participantOf(reply.sagaId(), reply.step()).orElse(reply.participant());
        return does.equals(reply.participant())
                ? new Verdict(death, reply, null)
                : new Verdict(
                        death,
                        null,
                        "%s; it is not believed: %s answered step %s, which %s does"
                                .formatted(death.sentence(), reply.participant(), reply.step(), does));
    }

    private Verdict command(Delivery letter, Death death) throws Unreadable {
        Command command = letter.command();
        String why = death.sentence();
        return letter.queue().equals(routes.expired())
                ? new Verdict(death, Reply.to(command, new Outcome.Expired(why)), null)
                : new Verdict(death, Reply.to(command, new Outcome.Undelivered(why)), why);
    }
}
