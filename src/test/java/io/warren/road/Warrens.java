package io.warren.road;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The processes of one test: all are ended with it, and where it failed their last words are shown. */
public final class Warrens implements BeforeEachCallback, AfterEachCallback {
    private static final Path LOGS = Path.of("target", "road");

    private final List<WarrenProcess> processes = new ArrayList<>();
    private String test = "";

    public WarrenProcess start(List<String> arguments) {
        return start(Map.of(), arguments);
    }

    WarrenProcess start(Map<String, String> environment, List<String> arguments) {
        var log = LOGS.resolve("%s-%d.log".formatted(test, processes.size() + 1));
        var process = WarrenProcess.start(log, environment, arguments);
        processes.add(process);
        return process;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        test = context.getRequiredTestClass().getSimpleName() + "-"
                + context.getRequiredTestMethod().getName();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        try {
            if (context.getExecutionException().isPresent()) {
                processes.forEach(process -> System.err.println(process.lastWords()));
                processes.forEach(WarrenProcess::tellThreads);
            }
        } finally {
            processes.forEach(WarrenProcess::kill); // also one that is stopped and tells nothing
            processes.clear();
        }
    }
}
