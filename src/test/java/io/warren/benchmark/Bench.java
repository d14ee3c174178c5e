package io.warren.benchmark;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What a trial works with: one program on its rig, what was asked for, and where to tell what was found. */
final class Bench {
    static final Duration BOUND = Duration.ofMinutes(30);

    private final Rig rig;
    private final Program program;
    private final Options asked;
    private final List<String> report = new ArrayList<>();
    private List<URI> urls;
    private boolean fair = true;
    private int warmUps;

    Bench(Rig rig, Program program, Options asked) {
        this.rig = rig;
        this.program = program;
        this.asked = asked;
        this.urls = started(program);
    }

    private List<URI> started(Program what) {
        var all = Stream.generate(() -> rig.start(what).url())
                .limit(asked.instances)
                .toList();
        rig.startSteps(what);
        return all;
    }

    /** Another program, or the same anew, on the same broker and database. */
    void restart(Program what) {
        rig.stop();
        urls = started(what);
    }

    /** What a program that has just been started is not measured by. */
    void warmUp() {
        run(Demand.usual("warm-up" + ++warmUps), it -> load().closed(it, asked.warmUp));
    }

    Rig rig() {
        return rig;
    }

    Program program() {
        return program;
    }

    Options asked() {
        return asked;
    }

    /** As many clients as were asked for. */
    Load load() {
        return load(asked.clients);
    }

    Load load(int clients) {
        return new Load(urls, clients);
    }

    /** Waits until all of the run's orders have ended, and holds what it used against what it did. */
    Run run(Demand demand, Function<Demand, Journal> work) {
        return together(() -> List.of(new Run.Sent(demand, work.apply(demand)))).getFirst();
    }

    /** The same with several demands at a time. */
    List<Run> together(Supplier<List<Run.Sent>> work) {
        long standing = Ends.standing(rig.sql());
        double speedBefore = Speed.now();
        Reading before = rig.read();
        List<Run.Sent> sent = work.get();
        Ends.await(rig.sql(), standing, BOUND);
        Reading used = rig.read().since(before);
        double speed = (speedBefore + Speed.now()) / 2;
        var done = sent.stream()
                .map(it -> new Run.Done(it.demand(), it.journal(), Ends.of(rig.sql(), it.demand())))
                .toList();
        var runs = Run.of(done, used, speed);
        fair &= runs.stream().allMatch(Run::fair);
        return runs;
    }

    /** Orders in a closed loop, and how many of them were completed in a second: more than that it cannot do. */
    double capacity() {
        if (asked.capacity > 0) {
            return asked.capacity;
        }
        Run run = saturated("capacity");
        tell("## capacity: %.0f orders/s, %.2f CPU-s per 1,000", run.completedPerSecond(), run.cpuPer1000());
        return run.completedPerSecond();
    }

    /** A closed loop. */
    Run saturated(String name) {
        return run(Demand.usual(name), it -> load().closed(it, asked.orders));
    }

    void tell(Run run) {
        run.lines().forEach(this::line);
    }

    void tell(String format, Object... values) {
        line(String.format(Locale.ROOT, format, values));
    }

    void line(String line) {
        System.out.println(line);
        report.add(line);
    }

    List<String> report() {
        return report;
    }

    /** Whether every run so far has figures. */
    boolean fair() {
        return fair;
    }
}
