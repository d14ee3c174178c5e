package io.warren.engine.saga;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A process that listens to queues, ends at any time, and is then started anew. */
abstract class Actor {
    private static final Duration RECONNECT = Duration.ofSeconds(1);

    private final String name;
    private final Map<Peril, Integer> ahead = Machine.nothingAhead();
    protected final Surroundings around;
    private @Nullable Machine machine;
    private @Nullable Link ears;
    private Duration rest = Duration.ofSeconds(3);

    Actor(String name, Surroundings around) {
        this.name = name;
        this.around = around;
    }

    /** What it consists of, at the start of a life. */
    abstract void assemble(Machine machine);

    /** The queues that it listens to. */
    abstract void listen(Machine machine, Link link);

    void start() {
        var born = new Machine(around.world().life(name), ahead);
        machine = born;
        born.tell(() -> "starts");
        born.life().atTheEnd(() -> {
            born.tell(() -> "is no more");
            around.world().after(rest, around.caretaker(), this::start);
        });
        assemble(born);
        connect(born);
    }

    private void connect(Machine to) {
        if (around.wire().away()) {
            around.world().after(RECONNECT, to.life(), () -> connect(to));
            return;
        }
        Link link = around.wire().link(to, () -> around.world().after(RECONNECT, to.life(), () -> connect(to)));
        ears = link;
        listen(to, link);
        link.receive();
    }

    String name() {
        return name;
    }

    boolean up() {
        return machine != null && machine.life().alive();
    }

    /** As kill -9. */
    void kill(Duration rest) {
        this.rest = rest;
        if (machine != null) {
            machine.life().kill();
        }
    }

    /** As SIGSTOP, and SIGCONT after that time. */
    void stop(Duration time) {
        if (machine != null) {
            machine.tell(() -> "*** stopped for " + time);
            machine.life().stop(time);
        }
    }

    void deafen() {
        if (ears != null) {
            ears.cut();
        }
    }

    void strikes(Peril peril) {
        ahead.merge(peril, 1, Integer::sum);
    }

    void spared() {
        ahead.clear();
        if (machine != null) {
            machine.life().stop(Duration.ZERO);
        }
    }
}
