package io.warren.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A workflow whose only step fails, and is tried again a day later: its orders stay open. */
final class WaitingWorkflow {
    static final String NAME = "waiting";
    static final String COMMAND = "wait";

    private WaitingWorkflow() {}

    /** What makes Warren know it. */
    static String setting() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "benchmark", "workflows"));
            Files.writeString(folder.resolve("waiting.yaml"), """
                    workflow: %s
                    version: 1
                    steps:
                      - name: wait
                        participant: notification
                        command: %s
                        timeout: 15m
                        retry: {attempts: 5, backoff: 1d, cap: 1d}
                    """.formatted(NAME, COMMAND));
            return "--warren.workflows.location=" + folder.toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
