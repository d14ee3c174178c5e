package io.warren.engine.saga;

import io.warren.engine.operation.AuditRow;
import io.warren.engine.route.LaneQueue;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hibernate.exception.ConstraintViolationException;

/** What a script does to a store, and what it sees. */
final class StoreStage extends SampleSagas {
    private static final Instant LATER = Instant.parse("2000-01-01T00:00:00Z");
    private static final int ALL = 1_000;

    private final StoreGround ground;
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

    void stored(String... names) {
        for (String name : names) {
            insert(newborn(name, name));
        }
    }

    Saga read(String name) {
        return Objects.requireNonNull(store().load(List.of(id(name))).get(id(name)), () -> "There is no saga " + name);
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

    void audit(String... names) {
        for (String name : names) {
            var lines = ground.audit(order(name));
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

    /** A new saga whose command for that step went out so many seconds from now. */
    void out(String name, String step, Route route, int seconds) {
        Newborn it = newborn(name, name);
        Saga born = it.saga();
        Instant begun = NOW.plusSeconds(seconds);
        insert(new Newborn(
                new Saga(born.ref(), born.state(), born.step(), 0, begun, begun, born.wakeAt()), it.beginning()));
        Saga saga = read(name);
        save(saga.moved(spoken(saga, true).on(route), own(step), NOW.plusSeconds(seconds), null));
    }

    void commandsOut(int seconds, List<String> priorities, String... steps) {
        saw("out: " + out(seconds, ALL, priorities, steps));
    }

    List<String> out(int seconds, int limit, List<String> priorities, String... steps) {
        var lane = new LaneQueue("a.lane", "eu", "lane", priorities, Duration.ZERO, Duration.ZERO, 1, 1);
        var own = Stream.of(steps).map(this::own).toList();
        return store().out(NOW.plusSeconds(seconds), lane, own, limit).stream()
                .map(this::name)
                .sorted()
                .toList();
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
