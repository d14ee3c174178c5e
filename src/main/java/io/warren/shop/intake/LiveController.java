package io.warren.shop.intake;

import io.warren.engine.broker.LogTrail;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.Sagas;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /api/orders/{orderId}/events}: the order each time it has moved, until it has ended. */
@RestController
class LiveController {
    private static final Logger LOG = LoggerFactory.getLogger(LiveController.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private final Sagas sagas;

    LiveController(Sagas sagas) {
        this.sagas = sagas;
    }

    @GetMapping(path = "/api/orders/{orderId}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@PathVariable String orderId) {
        if (sagas.find(orderId).isEmpty()) {
            throw OrderQueries.unknown(orderId);
        }
        var emitter = new SseEmitter(LONGEST.toMillis());
        Thread watcher = Thread.ofPlatform().daemon().unstarted(() -> {
            try (var ignored = LogTrail.of(orderId)) {
                watch(orderId, emitter);
            }
        });
        emitter.onCompletion(watcher::interrupt);
        emitter.onTimeout(watcher::interrupt);
        watcher.start();
        return emitter;
    }

    private void watch(String orderId, SseEmitter emitter) {
        try {
            SagaView last = null;
            while (last == null || !last.status().ended()) {
                SagaView now = sagas.find(orderId).orElseThrow().saga();
                if (last == null || !now.updatedAt().equals(last.updatedAt())) {
                    emitter.send(SseEmitter.event()
                            .name(now.status().name())
                            .id(now.updatedAt().toString())
                            .data(now, MediaType.APPLICATION_JSON));
                    last = now;
                }
                Thread.sleep(BETWEEN_LOOKS);
            }
            emitter.complete();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException e) {
            LOG.debug("Nobody listens any more. {}", e.toString());
            emitter.completeWithError(e);
        }
    }
}
