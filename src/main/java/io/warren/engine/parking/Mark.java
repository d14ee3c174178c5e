package io.warren.engine.parking;

import io.warren.engine.broker.Delivery;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/**
 * What a replayed message carries, by which it is known when it dies again.
 *
 * @param parked whose replay it is; none where it is none
 * @param replays which replay of it
 * @param messageId under which it was sent
 */
record Mark(@Nullable UUID parked, int replays, @Nullable String messageId) {
    static final String PARKED_ID = "parked-id";
    static final String REPLAYS = "replays";

    static Mark of(Delivery letter) {
        Integer replays = Plain.number(letter.headers().get(REPLAYS));
        return new Mark(Plain.uuid(letter.headers().get(PARKED_ID)), replays == null ? 0 : replays, letter.messageId());
    }

    /** The headers that say so. */
    static void put(Map<String, @Nullable Object> headers, ParkedMessage it) {
        headers.put(PARKED_ID, it.id.toString());
        headers.put(REPLAYS, it.replays + 1);
    }

    /** The id it is sent under: its own, or one by which it is known again. */
    static String messageId(ParkedMessage it) {
        return it.messageId == null || it.messageId.isEmpty() ? it.id.toString() : it.messageId;
    }

    /** The record that this is a replay of; none for all else, whatever strangers put into headers. */
    @Nullable
    ParkedMessage replayed(StatelessSession session) {
        ParkedMessage it = parked == null ? null : session.get(ParkedMessage.class, parked);
        return it != null && replays > 0 && Objects.equals(messageId, messageId(it)) ? it : null;
    }

    /** Whether it is the latest replay of that, and has not come back before. */
    boolean latestOf(ParkedMessage it) {
        boolean out = it.status == ParkedStatus.REPLAYED || it.sendingSince != null;
        return out && replays >= it.replays;
    }
}
