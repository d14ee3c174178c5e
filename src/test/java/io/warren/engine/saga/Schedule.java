package io.warren.engine.saga;

import io.warren.simulation.Dice;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What is tried in one simulation: who buys what when, what goes wrong, what people ask for. All of it comes from the
 * seed; parts can be left out and the rest stays as it was.
 *
 * @param newest whether the broker is a 4.3, else a 4.0
 * @param remote participants that are processes of their own
 * @param storm how long things may go wrong; after that everything is well
 */
record Schedule(
        long seed,
        int engines,
        boolean newest,
        List<String> remote,
        List<Buy> buys,
        List<Fault> faults,
        List<Ask> asks,
        Habits habits,
        Duration storm) {

    private static final List<Integer> ENGINES = List.of(1, 1, 2, 2, 3);
    private static final int COMPANY_MILLIS = 5_000;

    /** A customer's request, which is repeated until it is answered where it bears a key. */
    record Buy(
            int number,
            Duration at,
            int engine,
            boolean businessKey,
            boolean requestKey,
            boolean twice,
            String workflow,
            String region,
            String priority) {
        @Override
        public String toString() {
            return "at %s order-%d of %s, %s %s, by engine-%d%s%s%s"
                    .formatted(
                            at,
                            number,
                            workflow,
                            region,
                            priority,
                            engine,
                            businessKey ? ", with its own id" : "",
                            requestKey ? ", with an idempotency key" : "",
                            twice ? ", sent twice at the same time" : "");
        }
    }

    /** @param target an engine, a lane or a participant, by its place in the list of them */
    record Fault(int number, Peril peril, Duration at, int target, Duration span) {
        Fault at(Duration then, int target) {
            return new Fault(number, peril, then, target, span);
        }

        @Override
        public String toString() {
            String lasts = peril.lasts() ? " for " + span : "";
            return "from %s %s (%d)%s".formatted(at, peril, target, lasts);
        }
    }

    /** A person's wish. */
    record Ask(int number, Duration at, int engine, int buy, Verb verb) {
        @Override
        public String toString() {
            return "at %s %s of order-%d, by engine-%d".formatted(at, verb, buy, engine);
        }
    }

    static Schedule of(long seed) {
        var dice = Dice.of(seed, "schedule");
        int engines = dice.one(ENGINES);
        Duration storm = Duration.ofSeconds(dice.between(20, 180));
        var remote = SimulatedShop.PARTICIPANTS.stream()
                .filter(it -> dice.chance(0.3))
                .toList();
        var buys = IntStream.range(0, dice.between(1, 6))
                .mapToObj(i -> buy(dice, i, engines, storm))
                .toList();
        return new Schedule(
                seed,
                engines,
                dice.chance(0.6),
                remote,
                buys,
                inCompany(Dice.of(seed, "company"), faults(dice, storm), buys, storm),
                asks(dice, buys, engines, storm),
                Habits.of(dice),
                storm);
    }

    private static Buy buy(Dice dice, int number, int engines, Duration storm) {
        return new Buy(
                number,
                moment(dice, storm.dividedBy(2)),
                dice.below(engines),
                dice.chance(0.5),
                dice.chance(0.5),
                dice.chance(0.2),
                dice.one(SimulatedShop.WORKFLOWS.all()).name(),
                dice.one(SimulatedShop.REGIONS),
                dice.one(SimulatedShop.PRIORITIES));
    }

    /** Each schedule has its own few kinds of faults: all at once would only hide each other. */
    private static List<Fault> faults(Dice dice, Duration storm) {
        var kinds = new TreeSet<Peril>();
        int wanted = dice.below(7);
        boolean mayLose = dice.chance(0.3);
        while (kinds.size() < wanted) {
            Peril peril = dice.one(Peril.all());
            if (mayLose || !peril.loses()) {
                kinds.add(peril);
            }
        }
        var faults = new ArrayList<Fault>();
        for (Peril peril : kinds) {
            int times = dice.between(1, 3);
            for (int i = 0; i < times; i++) {
                faults.add(new Fault(
                        faults.size(), peril, moment(dice, storm), dice.below(100), dice.millis(100, 40_000)));
            }
        }
        return List.copyOf(faults);
    }

    /** Trouble seldom comes alone, and when nothing is under way it harms nobody: most of it follows on something. */
    private static List<Fault> inCompany(Dice dice, List<Fault> faults, List<Buy> buys, Duration storm) {
        var apart = new ArrayList<>(faults);
        var together = new ArrayList<Fault>();
        while (!apart.isEmpty()) {
            Fault next = apart.remove(dice.below(apart.size()));
            if (!together.isEmpty() && dice.chance(0.5)) {
                Fault other = together.getLast();
                int target = dice.chance(0.5) ? other.target() : next.target();
                next = next.at(soonAfter(other.at(), dice, storm), target);
            } else if (dice.chance(0.5)) {
                next = next.at(soonAfter(dice.one(buys).at(), dice, storm), next.target());
            }
            together.add(next);
        }
        together.sort(Comparator.comparing(Fault::number));
        return List.copyOf(together);
    }

    private static Duration soonAfter(Duration other, Dice dice, Duration storm) {
        Duration then = other.plus(dice.millis(0, COMPANY_MILLIS));
        return then.compareTo(storm) < 0 ? then : storm;
    }

    private static List<Ask> asks(Dice dice, List<Buy> buys, int engines, Duration storm) {
        int wanted = dice.chance(0.5) ? dice.below(6) : 0;
        return IntStream.range(0, wanted)
                .mapToObj(i -> new Ask(
                        i,
                        moment(dice, storm),
                        dice.below(engines),
                        dice.below(buys.size()),
                        dice.one(SimulatedShop.VERBS)))
                .toList();
    }

    private static Duration moment(Dice dice, Duration before) {
        return dice.millis(0, (int) before.toMillis());
    }

    boolean loses() {
        return faults.stream().anyMatch(it -> it.peril().loses());
    }

    Map<Peril, Integer> perils() {
        var counts = new EnumMap<Peril, Integer>(Peril.class);
        faults.forEach(it -> counts.merge(it.peril(), 1, Integer::sum));
        return counts;
    }

    Schedule withBuys(List<Buy> fewer) {
        return new Schedule(seed, engines, newest, remote, fewer, faults, asks, habits, storm);
    }

    Schedule withFaults(List<Fault> fewer) {
        return new Schedule(seed, engines, newest, remote, buys, fewer, asks, habits, storm);
    }

    Schedule withAsks(List<Ask> fewer) {
        return new Schedule(seed, engines, newest, remote, buys, faults, fewer, habits, storm);
    }

    Schedule withEngines(int fewer) {
        return new Schedule(seed, fewer, newest, remote, buys, faults, asks, habits, storm);
    }

    Schedule withRemote(List<String> fewer) {
        return new Schedule(seed, engines, newest, fewer, buys, faults, asks, habits, storm);
    }

    Schedule with(Habits better) {
        return new Schedule(seed, engines, newest, remote, buys, faults, asks, better, storm);
    }

    /** In lines that a person can read. */
    List<String> told() {
        var lines = new ArrayList<String>();
        lines.add("seed %d: %d engine(s), RabbitMQ %s, remote participants %s, %s of storm"
                .formatted(seed, engines, newest ? "4.3" : "4.0", remote, storm));
        lines.add("participants: " + habits);
        lines.addAll(lines(buys, Object::toString));
        lines.addAll(lines(faults, Object::toString));
        lines.addAll(lines(asks, Object::toString));
        return lines;
    }

    private static <T> List<String> lines(List<T> items, Function<T, String> told) {
        return items.stream().map(told).map(it -> "  " + it).toList();
    }
}
