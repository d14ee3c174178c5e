package io.warren.engine.route;

import io.warren.engine.route.Channels.No;
import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Exchange;
import io.warren.engine.route.Topology.Queue;
import org.jspecify.annotations.Nullable;

/** Declares by AMQP, or only looks whether something is there; each returns the broker's no. */
final class Declaration {
    private final Channels channels;

    Declaration(Channels channels) {
        this.channels = channels;
    }

    @Nullable
    No declare(Exchange it) {
        return channels.ask(
                channel -> channel.exchangeDeclare(it.name(), it.type(), true, false, it.internal(), it.arguments()));
    }

    @Nullable
    No declare(Queue it) {
        return channels.ask(channel -> channel.queueDeclare(it.name(), true, false, false, it.arguments()));
    }

    @Nullable
    No declare(Binding it) {
        return channels.ask(channel -> {
            if (it.destinationType().equals("queue")) {
                channel.queueBind(it.destination(), it.source(), it.key(), it.arguments());
            } else {
                channel.exchangeBind(it.destination(), it.source(), it.key(), it.arguments());
            }
        });
    }

    @Nullable
    No find(Exchange it) {
        return channels.ask(channel -> channel.exchangeDeclarePassive(it.name()));
    }

    @Nullable
    No find(Queue it) {
        return channels.ask(channel -> channel.queueDeclarePassive(it.name()));
    }
}
