package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.broker.Publisher;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Receipt;
import io.warren.engine.message.SagaRef;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DispatchTest {
    private static final SagaRef ORDER = new SagaRef(new UUID(0, 1), "order-1", "plain", 1, "eu", "standard");

    private final List<Parcel> later = new ArrayList<>();

    /** Takes the first message of all. */
    private record Half() implements Publisher {
        @Override
        public List<Boolean> publish(List<? extends Message> messages) {
            return List.of(true, false);
        }

        @Override
        public Publisher another(String word) {
            return this;
        }

        @Override
        public boolean open() {
            return true;
        }
    }

    private record Kept() implements Receipt {
        @Override
        public int priority() {
            return 0;
        }

        @Override
        public boolean redelivered() {
            return false;
        }

        @Override
        public boolean held() {
            return true;
        }

        @Override
        public void settle() {
            throw new AssertionError("it was settled before all of it had arrived");
        }

        @Override
        public void reject() {
            throw new AssertionError("it was rejected");
        }
    }

    @Test
    void whatHasArrivedIsNotSentAgainWithWhatHasNot() {
        var first = event("1");
        var second = event("2");

        new Dispatch(new Half(), it -> {}, later::add)
                .dispatch(List.of(Parcel.noSpeech(ORDER.id(), List.of(first, second), new Kept())));

        assertThat(later)
                .singleElement()
                .satisfies(it -> assertThat(it.messages()).containsExactly(second));
    }

    private static Event event(String id) {
        return new Event(id, ORDER, "OrderCreated", "created", Story.START, new byte[0]);
    }
}
