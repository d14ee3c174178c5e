package io.warren.engine.saga;

import io.warren.engine.message.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Stores new sagas, as many as have come meanwhile in one transaction, and sends their first commands. */
@Component
class Begin {
    private final SagaStore store;
    private final Progress progress;
    private final Letters letters;
    private final Clock clock;
    private final Onlooker onlooker;

    /** A request and who waits for its answer. */
    record Request(Beginning beginning, CompletableFuture<Started> answer) {}

    Begin(SagaStore store, Progress progress, Letters letters, Clock clock, Onlooker onlooker) {
        this.store = store;
        this.progress = progress;
        this.letters = letters;
        this.clock = clock;
        this.onlooker = onlooker;
    }

    /** One pass. A crash after the write is mended by the sweep: the sagas are marked as not dispatched. */
    void begin(List<Request> requests, Consumer<Parcel> out) {
        Instant at = clock.instant();
        try {
            var begun = requests.stream()
                    .map(request -> progress.begin(request.beginning(), at))
                    .toList();
            var started =
                    store.insert(begun.stream().map(Progress.Begun::newborn).toList());
            for (int i = 0; i < requests.size(); i++) {
                if (started.get(i) instanceof Started.New) {
                    onlooker.began(begun.get(i).newborn().saga().ref());
                    out.accept(first(begun.get(i), at));
                }
                requests.get(i).answer().complete(started.get(i));
            }
        } catch (RuntimeException e) {
            requests.forEach(request -> request.answer().completeExceptionally(e));
        }
    }

    private Parcel first(Progress.Begun begun, Instant at) {
        Saga saga = begun.newborn().saga();
        byte[] payload = begun.newborn().beginning().payload();
        List<Message> messages = letters.saying(saga, begun.decision(), payload, at);
        return Parcel.speech(saga, begun.decision().tell(), messages, null);
    }
}
