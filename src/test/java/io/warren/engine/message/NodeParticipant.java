package io.warren.engine.message;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The example in docs/examples/node-participant, installed into a folder of its own and run as a process. */
final class NodeParticipant implements AutoCloseable {
    private static final Path EXAMPLE = Path.of("docs", "examples", "node-participant");
    private static final List<String> FILES =
            List.of("package.json", "package-lock.json", "participant.js", "memory.js");

    private final Path folder;
    private final String amqpUrl;
    private @Nullable Process process;

    private NodeParticipant(Path folder, String amqpUrl) {
        this.folder = folder;
        this.amqpUrl = amqpUrl;
    }

    static boolean canRunHere() {
        return Stream.of("node", "npm").allMatch(NodeParticipant::onPath);
    }

    private static boolean onPath(String program) {
        return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }

    static NodeParticipant installed(Path folder, String amqpUrl) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        for (String file : FILES) {
            Files.copy(EXAMPLE.resolve(file), folder.resolve(file));
        }
        var participant = new NodeParticipant(folder, amqpUrl);
        var npm = participant.run("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund");
        if (!npm.waitFor(2, TimeUnit.MINUTES) || npm.exitValue() != 0) {
            npm.destroyForcibly();
            throw new IOException("npm ci did not install the participant: " + participant.said());
        }
        return participant;
    }

    void start() throws IOException {
        process = run("node", "participant.js", "fulfillment");
    }

    /** Ends it as kill -9 does. */
    void kill() throws InterruptedException {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
    }

    /** All that it ever said. */
    String said() throws IOException {
        return Files.readString(folder.resolve("log"));
    }

    List<String> memory() throws IOException {
        return Files.readAllLines(folder.resolve("fulfillment.ndjson"));
    }

    private Process run(String... command) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()));
        builder.environment().put("AMQP_URL", amqpUrl);
        return builder.start();
    }

    @Override
    public void close() throws InterruptedException {
        if (process != null) {
            process.destroy();
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
