package io.warren.simulation.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What the real brokers were seen to do, script by script: the truth that the model is held against where there is no
 * broker. Run with {@code -Dscripts=record} to write down what they do now.
 */
final class Recorded {
    private static final Path FOLDER = Path.of("src/test/resources/io/warren/simulation/broker");
    private static final String CLAIM = "# ";

    private Recorded() {}

    static boolean wanted() {
        return "record".equals(System.getProperty("scripts"));
    }

    static Map<String, List<String>> of(Generation generation) {
        var all = new LinkedHashMap<String, List<String>>();
        String claim = "";
        for (String line : lines(file(generation))) {
            if (line.startsWith(CLAIM)) {
                claim = line.substring(CLAIM.length());
                all.put(claim, new ArrayList<>());
            } else if (!line.isEmpty()) {
                Objects.requireNonNull(all.get(claim), () -> "A line stands before the first claim: " + line)
                        .add(line);
            }
        }
        return all;
    }

    static void write(Generation generation, Map<String, List<String>> observed) {
        var text = new StringBuilder();
        observed.forEach((claim, lines) -> {
            text.append(CLAIM).append(claim).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        });
        try {
            Files.createDirectories(FOLDER);
            Files.writeString(file(generation), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path file(Generation generation) {
        return FOLDER.resolve(generation == Generation.V4_3 ? "observed-4.3.txt" : "observed-4.0.txt");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
