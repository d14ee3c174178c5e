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
 * What the real brokers and databases were seen to do, script by script: the truth that the models are held against where
 * there is neither. Run with {@code -Dscripts=record} to write down what they do now.
 */
public final class Recorded {
    private static final Path FOLDER = Path.of("src/test/resources/io/warren");
    private static final String CLAIM = "== ";

    private Recorded() {}

    public static boolean wanted() {
        return "record".equals(System.getProperty("scripts"));
    }

    public static Map<String, List<String>> of(String name) {
        var all = new LinkedHashMap<String, List<String>>();
        String claim = "";
        for (String line : lines(file(name))) {
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

    public static void write(String name, Map<String, List<String>> observed) {
        var text = new StringBuilder();
        observed.forEach((claim, lines) -> {
            text.append(CLAIM).append(claim).append('\n');
            lines.forEach(line -> text.append(line).append('\n'));
            text.append('\n');
        });
        try {
            Files.writeString(file(name), text.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String name(Generation generation) {
        return generation == Generation.V4_3 ? "simulation/broker/observed-4.3" : "simulation/broker/observed-4.0";
    }

    private static Path file(String name) {
        return FOLDER.resolve(name + ".txt");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
