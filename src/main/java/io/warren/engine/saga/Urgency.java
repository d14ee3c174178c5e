package io.warren.engine.saga;

import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import io.warren.engine.message.Reply;
import io.warren.engine.route.Routes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What goes first in the loops, as it does in the lanes. */
@Component
record Urgency(Routes routes) {
    boolean of(Begin.Request request) {
        return of(request.beginning().priority());
    }

    /** What no delivery is behind can wait: it comes from a clock or from a person. */
    boolean of(Advance.Item item) {
        return of(item.receipt());
    }

    boolean of(Parcel parcel) {
        return parcel.receipt() != null
                ? of(parcel.receipt())
                : parcel.messages().stream().anyMatch(this::of);
    }

    private boolean of(Message message) {
        return switch (message) {
            case Command it -> of(it.saga().priority());
            case Event it -> of(it.saga().priority());
            case Reply it -> it.priority() != null && of(it.priority());
        };
    }

    private boolean of(@Nullable Receipt receipt) {
        return receipt != null && routes.isUrgent(receipt.priority());
    }

    private boolean of(String priority) {
        return routes.isUrgent(routes.levelOf(priority));
    }
}
