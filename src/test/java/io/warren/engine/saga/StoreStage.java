package io.warren.engine.saga;

import io.warren.engine.message.SagaRef;
import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditRow;
import io.warren.engine.operation.Target;
import io.warren.engine.operation.Wish;
import io.warren.engine.route.LaneQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;

/** What a script does to a store, and what it sees; sagas go by names that no other script has. */
final class StoreStage {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    /** Long before the time of any other saga in the same database. */
    private static final Instant EPOCH = Instant.parse("1990-01-01T00:00:00Z");

    private static final Instant LATER = Instant.parse("2000-01-01T00:00:00Z");
    private static final int ALL = 1_000;

    private final StoreGround ground;
    private final String prefix = UUID.randomUUID() + "/";
    private final Map<String, UUID> ids = new LinkedHashMap<>();
    private final List<String> observed = new ArrayList<>();

    /** Puts the sagas of earlier scripts to sleep. */
    StoreStage(StoreGround ground) {
        this.ground = ground;
        var due = store().due(LATER, false, ALL);
        store().save(store().load(due).values().stream()
                .map(it -> it.wakingAt(null))
                .toList());
    }

    private SagaStore store() {
        return ground.store();
    }

    List<String> observed() {
        return observed;
    }

    void saw(Object what) {
        observed.add(what.toString());
    }

    void insert(Newborn... newborns) {
        saw("[" + inserting(newborns).get() + "]");
    }

    Supplier<String> inserting(Newborn... newborns) {
        return () -> tried(() ->
                store().insert(List.of(newborns)).stream().map(this::plain).collect(Collectors.joining(", ")));
    }

    List<String> together(List<Supplier<String>> writers) {
        return ground.together(writers);
    }

    void overlapping(Supplier<String> first, Supplier<String> second) {
        ground.overlapping(first, second).forEach(this::saw);
    }

    void struckBy(Peril peril, Supplier<String> write) {
        saw(ground.struckBy(peril, write));
    }

    private String plain(Started started) {
        return switch (started) {
            case Started.New it -> "new " + name(it.id()) + " as " + plain(it.businessKey());
            case Started.Known it -> "known " + name(it.id()) + " as " + plain(it.businessKey()) + ", " + it.status();
            case Started.Conflict it ->
                "conflict with " + plain(it.businessKey())
                        + (it.byRequestKey() ? " by request key" : " by business key");
        };
    }

    private String plain(String key) {
        return key.replace(prefix, "");
    }

    private String name(UUID id) {
        return ids.entrySet().stream()
                .filter(it -> it.getValue().equals(id))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse("nobody");
    }

    Newborn newborn(String name, String key) {
        return newborn(name, key, null, "the same");
    }

    Newborn newborn(String name, String key, @Nullable String requestKey, String fingerprint) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        ids.put(name, id);
        var ref = new SagaRef(id, prefix + key, "order-fulfillment", 1, "eu", "express");
        var state = new Decider(id, Story.WORKFLOW)
                .begin(new Route("eu", "express"), NOW)
                .next();
        byte[] payload = "{\"order\":\"%s\"}".formatted(name).getBytes(StandardCharsets.UTF_8);
        var beginning = new Beginning(
                id,
                prefix + key,
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

    void stored(String... names) {
        for (String name : names) {
            insert(newborn(name, name));
        }
    }

    Saga read(String name) {
        return Objects.requireNonNull(store().load(List.of(id(name))).get(id(name)), () -> "There is no saga " + name);
    }

    UUID id(String name) {
        return ids.computeIfAbsent(name, it -> UUID.randomUUID());
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

    void save(Saga... sagas) {
        save(List.of(sagas));
    }

    void save(List<Saga> sagas, AuditRow... deeds) {
        saw(saving(sagas, deeds).get());
    }

    Supplier<String> saving(Saga... sagas) {
        return saving(List.of(sagas));
    }

    Supplier<String> saving(List<Saga> sagas, AuditRow... deeds) {
        return () -> tried(() -> {
            store().save(sagas, List.of(deeds));
            return "saved";
        });
    }

    private static String tried(Supplier<String> work) {
        try {
            return work.get();
        } catch (StaleSaga e) {
            return "stale";
        } catch (StoreUnavailable e) {
            return "away";
        } catch (ConstraintViolationException e) {
            return "refused";
        }
    }

    AuditRow deed(String name, String verb) {
        return Audit.row(wish(name, verb).accepted("before", "after", "done"), NOW);
    }

    AuditRow refusal(String name, String verb) {
        return Audit.row(wish(name, verb).denied("it cannot be"), NOW);
    }

    private Wish wish(String name, String verb) {
        return new Wish("somebody", verb, Target.order(prefix + name), "a reason");
    }

    void audit(String... names) {
        for (String name : names) {
            var lines = ground.audit(prefix + name);
            lines.forEach(it -> saw("%s: %s of %s by %s for %s, %s to %s at %s, %s"
                    .formatted(
                            name,
                            it.verb(),
                            it.kind(),
                            it.who(),
                            it.reason(),
                            it.before(),
                            it.after(),
                            it.at(),
                            it.outcome())));
            saw(name + ": " + lines.size() + " deeds");
        }
    }

    /** What a person's wish makes of it. */
    Saga after(Saga saga, Verb verb) {
        var decision = new Decider(saga.ref().id(), Story.WORKFLOW)
                .decide(saga.state(), new SagaEvent.Wish(NOW, verb, "somebody", null));
        var next = ((Decision.Moved) decision).next();
        return saga.moved(next, saga.step(), saga.updatedAt(), null);
    }

    Saga heard(Saga saga) {
        return saga.moved(spoken(saga, true), saga.step(), saga.updatedAt(), saga.wakeAt());
    }

    /** A new saga whose command for that step went out so many seconds from now. */
    void out(String name, String step, Route route, int seconds) {
        stored(name);
        Saga saga = read(name);
        save(saga.moved(spoken(saga, true).on(route), own(step), NOW.plusSeconds(seconds), null));
    }

    /** Steps go by names that no other script has, too. */
    private String own(String step) {
        return prefix.substring(0, 8) + "-" + step;
    }

    Saga unconfirmed(Saga saga, String step) {
        return saga.moved(spoken(saga, false), own(step), NOW.plusSeconds(1), null);
    }

    void outSince(int seconds, List<String> priorities, String... steps) {
        saw("out: " + out(seconds, ALL, priorities, steps));
    }

    List<String> out(int seconds, int limit, List<String> priorities, String... steps) {
        var lane = new LaneQueue("a.lane", "eu", "lane", priorities, Duration.ZERO, Duration.ZERO, 1, 1);
        var own = Stream.of(steps).map(this::own).toList();
        return store().outSince(NOW.plusSeconds(seconds), lane, own, limit).stream()
                .map(this::name)
                .sorted()
                .toList();
    }

    Saga waking(Saga saga, int seconds, boolean dispatched) {
        return saga.moved(spoken(saga, dispatched), "authorize", NOW.plusSeconds(1), at(seconds));
    }

    private static SagaState spoken(Saga saga, boolean heard) {
        var speech = saga.state().speech();
        return saga.state().speech(heard ? speech.heard(0) : speech.unbacked());
    }

    Saga asleep(Saga saga) {
        return saga.moved(spoken(saga, true), null, NOW.plusSeconds(1), null);
    }

    Instant at(int seconds) {
        return EPOCH.plus(Duration.ofSeconds(seconds));
    }

    void load(String... names) {
        var found = store().load(Stream.of(names).map(this::id).toList());
        found.values().stream()
                .sorted(Comparator.comparing(it -> it.ref().id()))
                .forEach(it -> saw("%s, version %d, %s, at %s, %s, %s"
                        .formatted(
                                name(it.ref().id()),
                                it.version(),
                                it.state().status(),
                                it.step(),
                                it.ref().region(),
                                it.state().dispatched())));
        saw(found.size() + " found");
    }

    void due(int seconds, boolean onlyUndispatched, int limit) {
        var due = store().due(at(seconds), onlyUndispatched, limit).stream().map(this::name);
        saw("due: " + due.toList());
    }

    void payloads(String... names) {
        var payloads = store().payloads(Stream.of(names).map(this::id).toList());
        for (String name : names) {
            byte[] payload = payloads.get(id(name));
            saw(name + ": " + (payload == null ? "none" : new String(payload, StandardCharsets.UTF_8)));
        }
    }
}
