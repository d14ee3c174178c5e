package io.warren.engine.broker;

import io.warren.engine.message.Message;
import io.warren.engine.message.Reply;
import io.warren.engine.route.Routes;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
import org.springframework.stereotype.Component;

/**
 * Who answers, where the settings say who may: a reply is signed by AMQP's property user-id, which the broker takes from
 * nobody but that user. Warren's own user is believed always: so are signed the replies of an instance that only runs
 * participants, and those that an operator sends again.
 */
@Component
public class Signatures {
    private final Routes routes;
    private final @Nullable String own;

    Signatures(Routes routes, RabbitConnectionDetails broker) {
        this.routes = routes;
        this.own = broker.getUsername();
    }

    /**
     * Reads a participant's reply.
     *
     * @throws Unentitled where its sender may not answer for that participant
     * @throws Unreadable where it is none
     */
    public Reply replyOf(Delivery it) throws Unreadable {
        String participant = Wire.participant(it.routingKey());
        List<String> users = routes.usersOf(participant);
        String user = it.properties().get(PropertyWords.USER);
        if (!users.isEmpty() && (user == null || !(users.contains(user) || user.equals(own)))) {
            throw new Unentitled("%s, and for %s only %s may answer (warren.participants.%s.users)"
                    .formatted(
                            user == null
                                    ? "it names no user (user-id)"
                                    : "it is of the user '%s'".formatted(Wire.shown(user)),
                            Wire.shown(participant),
                            String.join(", ", users),
                            Wire.shown(participant)));
        }
        return Wire.reply(it);
    }

    /** What a message is signed with; none where nobody asks for it. */
    @Nullable
    String on(Message message) {
        return message instanceof Reply reply ? of(reply.participant()) : null;
    }

    /** Likewise. */
    @Nullable
    String on(RawMessage message) {
        return message.exchange().equals(routes.replies()) ? of(Wire.participant(message.routingKey())) : null;
    }

    private @Nullable String of(String participant) {
        return routes.usersOf(participant).isEmpty() ? null : own;
    }
}
