package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.simulation.World;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A check that cannot fail proves nothing: each of these bugs is found. */
class NegativeControlsTest {
    private static final int MOST = 5_000;
    private static final Path PAGE = Path.of("docs", "reference", "negative-controls.md");

    /** @param seeds how many storms it took; 0 where it was not found */
    private record Catch(
            Sabotage sabotage, int seeds, @Nullable String by) {
        String row() {
            return "| %s | %,d | %s |".formatted(sabotage.what(), seeds, by == null ? "nothing" : by.split(":", 2)[0]);
        }
    }

    /** To write the table anew: {@code mvn test -Dtest=NegativeControlsTest -Dnegative-controls=write}. */
    @Test
    void everyBugThatIsPutInOnPurposeIsFound() throws Exception {
        var catches = catches();
        var rows = catches.stream().map(Catch::row).toList();
        rows.forEach(System.out::println);
        assertThat(catches).filteredOn(it -> it.by() == null).isEmpty();
        if ("write".equals(System.getProperty("negative-controls"))) {
            Files.writeString(PAGE, page(rows));
        }
        assertThat(Files.readString(PAGE))
                .contains(Sabotage.all().stream().map(Sabotage::what).toList());
    }

    private static List<Catch> catches() throws Exception {
        try (var threads = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var tasks = Sabotage.all().stream()
                    .map(it -> (Callable<Catch>) () -> hunted(it))
                    .toList();
            var catches = new ArrayList<Catch>();
            for (Future<Catch> found : threads.invokeAll(tasks)) {
                catches.add(found.get());
            }
            return catches;
        }
    }

    private static Catch hunted(Sabotage sabotage) {
        var trial = sabotage.applied();
        for (int seeds = 1; seeds <= MOST; seeds++) {
            long seed = seeds;
            String violation = World.aside(() -> trial.apply(seed));
            if (violation != null) {
                return new Catch(sabotage, seeds, violation);
            }
        }
        return new Catch(sabotage, 0, null);
    }

    private static String page(List<String> rows) {
        var lines = new ArrayList<String>();
        lines.add("# Negative controls");
        lines.add("");
        lines.add(
                "Bugs that were put into the program on purpose, and how many storms of the simulation it took, from seed 1 on,");
        lines.add(
                "until a check found each. Written by `NegativeControlsTest`, which fails where one of them is not found within");
        lines.add("%,d storms.".formatted(MOST));
        lines.add("");
        lines.add("| a Warren that ... | storms | found by the promise |");
        lines.add("|---|---:|---|");
        lines.addAll(rows);
        return String.join("\n", lines) + "\n";
    }
}
