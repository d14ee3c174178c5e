package io.warren.benchmark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the loops of all measured Warrens took together, by loop; nothing where the measured program has no such loops.
 */
record Batches(Map<String, Taken> byLoop) {
    private static final Pattern LINE = Pattern.compile("warren_batch_(sum|count)\\{.*?loop=\"(\\w+)\".*?} (\\S+)");

    /** Items, in so many batches. */
    record Taken(double items, double batches) {
        static final Taken NOTHING = new Taken(0, 0);

        Taken plus(Taken other) {
            return new Taken(items + other.items, batches + other.batches);
        }

        Taken since(Taken before) {
            return new Taken(items - before.items, batches - before.batches);
        }

        double mean() {
            return items / batches;
        }
    }

    static Batches of(List<URI> warrens) {
        var byLoop = new TreeMap<String, Taken>();
        warrens.forEach(it -> read(it, byLoop));
        return new Batches(byLoop);
    }

    private static void read(URI warren, Map<String, Taken> byLoop) {
        try (var in = warren.resolve("/actuator/prometheus").toURL().openStream()) {
            var lines = LINE.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            while (lines.find()) {
                double value = Double.parseDouble(lines.group(3));
                var taken = lines.group(1).equals("sum") ? new Taken(value, 0) : new Taken(0, value);
                byLoop.merge(lines.group(2), taken, Taken::plus);
            }
        } catch (FileNotFoundException e) {
            return; // it counts nothing
        } catch (IOException e) {
            throw new UncheckedIOException("the counters of %s cannot be read".formatted(warren), e);
        }
    }

    Batches since(Batches before) {
        var between = new TreeMap<String, Taken>();
        byLoop.forEach((loop, it) -> between.put(loop, it.since(before.byLoop.getOrDefault(loop, Taken.NOTHING))));
        return new Batches(between);
    }

    /** The mean of each loop, in one line; an empty text where there is none. */
    String text() {
        return byLoop.entrySet().stream()
                .filter(it -> it.getValue().batches() > 0)
                .map(it -> String.format(
                        Locale.ROOT, "%s %.1f", it.getKey(), it.getValue().mean()))
                .collect(Collectors.joining(", "));
    }
}
