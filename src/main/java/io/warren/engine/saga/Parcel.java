package io.warren.engine.saga;

import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What follows from one decision and has to reach the broker.
 *
 * @param spoken which of its speeches with no delivery behind it this is, if it is one
 * @param upTo the events up to that number have been heard once this is; 0 where some before it may be missing
 * @param receipt the delivery that is acknowledged once it has; where there is none the saga itself is told
 */
record Parcel(
        UUID saga,
        int spoken,
        int upTo,
        List<Message> messages,
        @Nullable Receipt receipt) {

    private static final int NO_SPEECH = -1;

    /** What this saga says, having told these events. */
    static Parcel speech(Saga saga, List<Decision.Told> told, List<Message> messages, @Nullable Receipt receipt) {
        Speech speech = saga.state().speech();
        return new Parcel(saga.ref().id(), speech.spoken(), speech.heardWith(told), messages, receipt);
    }

    /** What is said once more, or a delivery with nothing to say. */
    static Parcel noSpeech(UUID saga, List<Message> messages, @Nullable Receipt receipt) {
        return new Parcel(saga, NO_SPEECH, 0, messages, receipt);
    }

    /** The same with what is still to be published, which is where that is false. */
    Parcel left(List<Boolean> published) {
        var left = IntStream.range(0, messages.size())
                .filter(i -> !published.get(i))
                .mapToObj(messages::get)
                .toList();
        return new Parcel(saga, spoken, upTo, left, receipt);
    }
}
