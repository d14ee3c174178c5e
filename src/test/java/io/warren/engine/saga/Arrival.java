package io.warren.engine.saga;

import io.warren.engine.message.Command;
import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import io.warren.simulation.broker.ModelConsumer;

/** A delivery at whoever listens. */
record Arrival(Link link, String queue, ModelConsumer consumer, long tag, Message message, boolean redelivered)
        implements Receipt {
    @Override
    public int priority() {
        return message instanceof Command it
                ? SimulatedShop.ROUTES.levelOf(it.saga().priority())
                : 0;
    }

    @Override
    public boolean held() {
        return link.open();
    }

    @Override
    public void settle() {
        link.acknowledge(this);
    }

    @Override
    public void reject() {
        throw new IllegalStateException("nobody here answers for another");
    }
}
