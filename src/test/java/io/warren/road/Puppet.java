package io.warren.road;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A participant that does what the test told it for an order and a command, and done where it was told nothing. */
class Puppet implements Participant {
    static final Outcome FAILED = new Outcome.Failed("no luck");
    static final Outcome BROKEN = new Outcome.Broken("no such thing");
    static final Outcome REFUSED = new Outcome.Refused("not for you");

    private final Map<String, Queue<Outcome>> script = new ConcurrentHashMap<>();
    private final Map<String, CountDownLatch> doors = new ConcurrentHashMap<>();
    private final List<Call> calls = new CopyOnWriteArrayList<>();

    private volatile Duration pace = Duration.ZERO;

    /** One command as it came. */
    record Call(String order, String command, String effect, String region, String priority, String body, Instant at) {}

    @Override
    public String name() {
        return "puppet";
    }

    /** The next outcomes of that command for that order. */
    void says(String order, String command, Outcome... outcomes) {
        script.put(order + "/" + command, new ArrayDeque<>(List.of(outcomes)));
    }

    /** How long each command takes from now on. */
    void takes(Duration time) {
        pace = time;
    }

    /** That command of that order waits until it is let through. */
    void holds(String order, String command) {
        doors.put(order + "/" + command, new CountDownLatch(1));
    }

    void letsThrough(String order, String command) {
        Objects.requireNonNull(doors.get(order + "/" + command)).countDown();
    }

    @Override
    public Outcome handle(Command command) {
        String order = command.saga().businessKey();
        String key = order + "/" + command.name();
        calls.add(new Call(
                order,
                command.name(),
                command.effectId(),
                command.saga().region(),
                command.saga().priority(),
                new String(command.body(), java.nio.charset.StandardCharsets.UTF_8),
                Instant.now()));
        pass(key);
        Queue<Outcome> told = script.getOrDefault(key, new ArrayDeque<>());
        synchronized (told) {
            return told.isEmpty() ? new Outcome.Done("{\"by\":\"%s\"}".formatted(command.name())) : told.remove();
        }
    }

    private void pass(String key) {
        try {
            Thread.sleep(pace);
            var door = doors.get(key);
            if (door != null && !door.await(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody opened the door of " + key);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("closed for today", e);
        }
    }

    List<Call> callsOf(String order) {
        return calls.stream().filter(it -> it.order().equals(order)).toList();
    }

    List<String> commandsOf(String order) {
        return callsOf(order).stream().map(Call::command).toList();
    }

    /** The times between the calls of that command. */
    List<Duration> distances(String order, String command) {
        var times = callsOf(order).stream()
                .filter(it -> it.command().equals(command))
                .map(Call::at)
                .toList();
        return IntStream.range(1, times.size())
                .mapToObj(i -> Duration.between(times.get(i - 1), times.get(i)))
                .toList();
    }
}
