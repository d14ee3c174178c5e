package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.ImportOrderer;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.RemoveUnusedImports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One format for all sources; {@code mvn test -Dtest=FormatTest -Dformat=apply} brings them into it. */
class FormatTest {
    private static final JavaFormatterOptions.Style STYLE = JavaFormatterOptions.Style.PALANTIR;
    private static final Formatter FORMATTER = Formatter.createFormatter(
            JavaFormatterOptions.builder().style(STYLE).build());

    @Test
    void everySourceFileIsFormatted() throws IOException {
        boolean apply = "apply".equals(System.getProperty("format"));
        var unformatted = new ArrayList<Path>();
        for (Path file : sources()) {
            String found = Files.readString(file);
            String wanted = format(file, found);
            if (!wanted.equals(found)) {
                unformatted.add(file);
                if (apply) {
                    Files.writeString(file, wanted);
                }
            }
        }
        if (!apply) {
            assertThat(unformatted)
                    .as("run: mvn test -Dtest=FormatTest -Dformat=apply")
                    .isEmpty();
        }
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(Path.of("src"))) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }

    private static String format(Path file, String source) {
        try {
            String tidy = ImportOrderer.reorderImports(RemoveUnusedImports.removeUnusedImports(source), STYLE);
            return FORMATTER.formatSource(tidy);
        } catch (FormatterException e) {
            throw new UncheckedIOException(new IOException(file + " cannot be read as Java: " + e.getMessage(), e));
        }
    }
}
