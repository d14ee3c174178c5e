package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditRow;
import io.warren.engine.operation.Target;
import io.warren.engine.operation.Wish;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** Sagas and deeds to store, which go by names, keys and steps that no other script has. */
class SampleSagas {
    static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Long before the time of any other saga in the same database. */
    private static final Instant EPOCH = Instant.parse("1990-01-01T00:00:00Z");

    private final String prefix = UUID.randomUUID() + "/";
    private final Map<String, UUID> ids = new LinkedHashMap<>();

    Newborn newborn(String name, String key) {
        return newborn(name, key, null, "the same");
    }

    Newborn newborn(String name, String key, @Nullable String requestKey, String fingerprint) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        ids.put(name, id);
        var ref = new SagaRef(id, order(key), "order-fulfillment", 1, "eu", "express");
        var state = new Decider(id, Story.WORKFLOW)
                .begin(new Route("eu", "express"), NOW)
                .next();
        byte[] payload = "{\"order\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
        var beginning = new Beginning(
                id,
                order(key),
                true,
                requestKey == null ? null : prefix + requestKey,
                fingerprint,
                "order-fulfillment",
                "eu",
                "express",
                "customer",
                payload);
        return new Newborn(new Saga(ref, state, "reserve", 0, NOW, NOW, NOW.plusSeconds(10)), beginning);
    }

    /** The same, under a key that nobody chose. */
    Newborn madeUp(Newborn newborn) {
        Beginning it = newborn.beginning();
        var beginning = new Beginning(
                it.id(),
                it.businessKey(),
                false,
                it.requestKey(),
                it.fingerprint(),
                it.workflow(),
                it.region(),
                it.priority(),
                it.subject(),
                it.payload());
        return new Newborn(newborn.saga(), beginning);
    }

    Newborn bornAfter(String name, int nanos) {
        Newborn it = newborn(name, name);
        Saga saga = it.saga();
        Instant at = NOW.plusNanos(nanos);
        return new Newborn(new Saga(saga.ref(), saga.state(), saga.step(), 0, at, at, at), it.beginning());
    }

    String plain(String key) {
        return key.replace(prefix, "");
    }

    String name(UUID id) {
        return ids.entrySet().stream()
                .filter(it -> it.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nobody");
    }

    UUID id(String name) {
        return ids.computeIfAbsent(name, it -> UUID.randomUUID());
    }

    String order(String name) {
        return prefix + name;
    }

    AuditRow deed(String name, String verb) {
        return Audit.row(wish(name, verb).accepted("before", "after", "done"), NOW);
    }

    AuditRow refusal(String name, String verb) {
        return Audit.row(wish(name, verb).denied("it cannot be"), NOW);
    }

    private Wish wish(String name, String verb) {
        return new Wish("somebody", verb, Target.order(order(name)), "a reason");
    }

    Saga waking(Saga saga, int seconds, boolean dispatched) {
        return saga.moved(spoken(saga, dispatched), "authorize", NOW.plusSeconds(1), at(seconds));
    }

    Saga asleep(Saga saga) {
        return saga.moved(spoken(saga, true), null, NOW.plusSeconds(1), null);
    }

    Saga unconfirmed(Saga saga, String step) {
        return saga.moved(spoken(saga, false), own(step), NOW.plusSeconds(1), null);
    }

    Saga heard(Saga saga) {
        return saga.moved(spoken(saga, true), saga.step(), saga.updatedAt(), saga.wakeAt());
    }

    /** What a person's wish makes of it. */
    Saga after(Saga saga, Verb verb) {
        var decision = new Decider(saga.ref().id(), Story.WORKFLOW)
                .decide(saga.state(), new SagaEvent.Wish(NOW, verb, "somebody", null));
        var next = ((Decision.Moved) decision).next();
        return saga.moved(next, saga.step(), saga.updatedAt(), null);
    }

    static SagaState spoken(Saga saga, boolean heard) {
        var speech = saga.state().speech();
        return saga.state().speech(heard ? speech.heard(0) : speech.unbacked());
    }

    /** Steps go by names that no other script has, too. */
    String own(String step) {
        return prefix.substring(0, 8) + "-" + step;
    }

    Instant at(int seconds) {
        return EPOCH.plus(Duration.ofSeconds(seconds));
    }
}
