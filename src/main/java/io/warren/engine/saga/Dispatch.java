package io.warren.engine.saga;

import io.warren.engine.broker.Publisher;
import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Publishes what was decided, waits once for all confirms, and only then lets go of the deliveries behind it. A crash
 * before that only means that it is published again.
 */
final class Dispatch {
    private final Publisher publisher;
    private final Consumer<Parcel> confirmed;
    private final Consumer<Parcel> later;

    /**
     * @param confirmed hears of parcels with no delivery behind them that are with the broker
     * @param later takes parcels back that the broker did not take; one without a delivery is left to the sweep
     */
    Dispatch(Publisher publisher, Consumer<Parcel> confirmed, Consumer<Parcel> later) {
        this.publisher = publisher;
        this.confirmed = confirmed;
        this.later = later;
    }

    void dispatch(List<Parcel> parcels) {
        var messages = new ArrayList<Message>();
        parcels.forEach(parcel -> messages.addAll(parcel.messages()));
        List<Boolean> published = messages.isEmpty() ? List.of() : publisher.publish(messages);
        int from = 0;
        for (Parcel parcel : parcels) {
            int to = from + parcel.messages().size();
            settle(parcel, published.subList(from, to));
            from = to;
        }
    }

    private void settle(Parcel parcel, List<Boolean> published) {
        Receipt receipt = parcel.receipt();
        boolean all = !published.contains(false);
        if (receipt == null && all) {
            confirmed.accept(parcel);
        } else if (receipt != null && all) {
            receipt.settle();
        } else if (receipt != null) {
            later.accept(parcel.left(published));
        }
    }
}
