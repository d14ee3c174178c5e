package io.warren.road;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** The production jar as a process of its own, on the JDK that runs the tests; it can be killed and started again. */
public final class WarrenProcess {
    private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Duration START = Duration.ofSeconds(90);

    private final Path log;
    private final Java java;
    private final Map<String, String> environment;
    private final List<String> arguments;
    private volatile Process process;
    private long seen;

    /**
     * How the jar is run.
     *
     * @param options of the JVM, by which it finds the jar as well
     */
    public record Java(List<String> options) {
        /** As in production. */
        public static final Java PLAIN = new Java(List.of("-Xmx512m", "-jar", jar().toString()));

        /** The jar that is tested. */
        public static Path jar() {
            return Path.of(System.getProperty("jar.under.test", "target/warren.jar"));
        }

        public List<String> command() {
            var command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "--enable-native-access=ALL-UNNAMED"));
            command.addAll(options);
            return command;
        }
    }

    private WarrenProcess(Path log, Java java, Map<String, String> environment, List<String> arguments)
            throws IOException {
        this.log = log;
        this.java = java;
        this.environment = environment;
        this.arguments = arguments;
        this.process = launch();
    }

    /** Starts it without waiting; its output goes to that file. */
    static WarrenProcess start(Path log, Map<String, String> environment, List<String> arguments) {
        return start(log, Java.PLAIN, environment, arguments);
    }

    /** Starts it without waiting; its output goes to that file. */
    public static WarrenProcess start(Path log, Java java, Map<String, String> environment, List<String> arguments) {
        try {
            Files.createDirectories(log.toAbsolutePath().getParent());
            Files.deleteIfExists(log);
            return new WarrenProcess(log, java, environment, arguments);
        } catch (IOException e) {
            throw new UncheckedIOException("Warren's jar could not be started", e);
        }
    }

    /** Starts it anew once it has ended, and waits until it serves. */
    public Client restart() {
        try {
            seen = Files.size(log);
            process = launch();
            return awaitServing();
        } catch (IOException e) {
            throw new UncheckedIOException("Warren's jar could not be started", e);
        }
    }

    private Process launch() throws IOException {
        var command = new ArrayList<>(java.command());
        command.addAll(arguments);
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(it -> it.startsWith("SPRING_") || it.startsWith("WARREN_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    /** Waits until it serves, and returns a client of it. */
    public Client awaitServing() {
        Awaitility.await("Warren serves")
                .atMost(START)
                .failFast("it has ended, see " + log, () -> !process.isAlive())
                .until(() -> said().contains("process running for"));
        var port = PORT.matcher(said());
        if (!port.find()) {
            throw new IllegalStateException("Warren does not say where it serves, see " + log);
        }
        return new Client(URI.create("http://127.0.0.1:" + port.group(1)));
    }

    /** Waits until it has ended by itself, and returns its exit code. */
    public int awaitEnd() {
        try {
            if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS)) {
                kill();
                throw new IllegalStateException("it has not ended, see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while Warren ended", e);
        }
    }

    /** What it has written since its latest start. */
    public String said() {
        try {
            byte[] all = Files.readAllBytes(log);
            return new String(all, (int) seen, all.length - (int) seen, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has it write into its log what its threads do, after what it said last. */
    void tellThreads() {
        if (alive()) {
            signal("QUIT");
            Awaitility.await().atMost(START).until(() -> !alive() || said().contains("JNI global refs"));
        }
    }

    public String lastWords() {
        var lines = said().lines().toList();
        var last = new ArrayList<>(lines.subList(Math.max(0, lines.size() - 40), lines.size()));
        last.addFirst("The last lines of " + log + ":");
        return String.join("\n", last);
    }

    /** As kill -9. */
    public void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    /** As SIGTERM, and waits for it. */
    public void stop() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 30, TimeUnit.SECONDS).join();
        kill();
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return process.isAlive();
    }

    /** As {@code kill -SIGNAL}, such as STOP or CONT. */
    public void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .onExit()
                    .join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
