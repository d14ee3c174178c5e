package io.warren.console;

import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Looks once a second, for all open pages together, whether something has moved, and tells those whom it concerns: {@code changed}.
 * Every few seconds it tells all of them {@code beat}, for what no order tells: depths of lanes, health, jobs. While no page is open
 * it does not look.
 */
@Component
class Pulse {
    private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);
    private static final Duration LONGEST = Duration.ofMinutes(30);
    private static final int BEAT_EVERY = 5;
    private static final int MOST = 200;

    private final Movements movements;
    private final List<Listener> listeners = new CopyOnWriteArrayList<>();
    private final Map<String, Object> seen = new ConcurrentHashMap<>();
    private int looks;

    /** @param topic the order that it is about; empty for any */
    private record Listener(String topic, SseEmitter emitter) {}

    Pulse(Movements movements) {
        this.movements = movements;
    }

    /** @param order none for any */
    SseEmitter listen(@Nullable String order) {
        if (listeners.size() >= MOST) {
            throw new IllegalStateException("More than %d pages are open at once.".formatted(MOST));
        }
        var listener = new Listener(order == null ? "" : order, new SseEmitter(LONGEST.toMillis()));
        listener.emitter().onCompletion(() -> listeners.remove(listener));
        listener.emitter().onTimeout(listener.emitter()::complete); // its page asks anew, and onCompletion follows
        listener.emitter().onError(e -> listeners.remove(listener));
        listeners.add(listener);
        send(listener, "hello");
        return listener.emitter();
    }

    @Scheduled(fixedDelayString = "PT1S")
    void look() {
        try {
            seen.keySet().retainAll(listeners.stream().map(Listener::topic).toList());
            boolean beat = ++looks % BEAT_EVERY == 0;
            listeners.stream().map(Listener::topic).distinct().forEach(it -> look(it, beat));
        } catch (RuntimeException e) {
            LOG.debug("It could not be seen whether something moved; it is tried again. {}", e.toString());
        }
    }

    private void look(String topic, boolean beat) {
        Object now = topic.isEmpty() ? movements.ofAll() : movements.of(topic);
        Object before = seen.put(topic, now);
        String what = before != null && !before.equals(now) ? "changed" : beat ? "beat" : "";
        if (!what.isEmpty()) {
            listeners.stream().filter(it -> it.topic().equals(topic)).forEach(it -> send(it, what));
        }
    }

    private void send(Listener listener, String what) {
        try {
            listener.emitter().send(SseEmitter.event().name(what).data(""));
        } catch (IOException | IllegalStateException e) {
            listeners.remove(listener);
        }
    }

    @PreDestroy
    void stop() {
        listeners.forEach(it -> it.emitter().complete());
    }
}
