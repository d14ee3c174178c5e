package io.warren.engine.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Reads the definitions that lie in a folder. */
final class WorkflowFiles {
    private WorkflowFiles() {}

    /** @throws InvalidWorkflow where there is no such folder */
    static List<Source> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new InvalidWorkflow(List.of(
                    "There is no folder '%s', which warren.workflows.location names. Create it, or remove the setting."
                            .formatted(folder)));
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(it -> it.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .map(WorkflowFiles::read)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source read(Path file) {
        try {
            // Not readString: a wrong byte must become a problem on a line, not an exception without a place.
            return new Source(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
