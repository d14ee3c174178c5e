package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A RabbitMQ node of our own, which can be killed and comes back on the same data, ports and login. */
final class PrivateNode implements Running {
    private static final Duration BOOT = Duration.ofSeconds(60);

    private final DebianPackages packages;
    private final NodeFiles files;
    private @Nullable Process process;

    private PrivateNode(DebianPackages packages, NodeFiles files) {
        this.packages = packages;
        this.files = files;
    }

    static PrivateNode start(DebianPackages packages, Path data, @Nullable Path definitions) {
        var folder = created(data);
        var node = new PrivateNode(packages, new NodeFiles(folder, NodeIdentity.of(folder), definitions));
        node.start();
        return node;
    }

    @Override
    public Endpoint endpoint() {
        return files.identity().endpoint();
    }

    @Override
    public String found() {
        return "a private node from packages of Debian %s"
                .formatted(packages.suite().debianName());
    }

    void start() {
        files.write();
        try {
            process = packages.run(files.data(), files.identity().ports().amqp());
        } catch (IOException e) {
            throw new UncheckedIOException("RabbitMQ could not be started on " + files.data(), e);
        }
        awaitReady();
    }

    @Override
    public void stop() {
        if (process != null) {
            process.destroy();
            awaitEnd(process.toHandle());
        }
    }

    void kill() {
        if (process != null) {
            var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                    .toList();
            all.forEach(ProcessHandle::destroyForcibly);
            all.forEach(PrivateNode::awaitEnd);
        }
    }

    OptionalLong pid() {
        try {
            var text = Files.readString(files.data().resolve("node.pid"));
            return OptionalLong.of(Long.parseLong(text.strip()));
        } catch (IOException | NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    private void awaitReady() {
        var deadline = System.nanoTime() + BOOT.toNanos();
        while (!answers()) {
            if (process == null || !process.isAlive() || System.nanoTime() > deadline) {
                stop();
                throw new IllegalStateException(
                        "RabbitMQ did not start on %s: %s".formatted(files.data(), lastWords()));
            }
        }
    }

    // The AMQP listener opens last, once definitions are imported and plugins run.
    private boolean answers() {
        try (var socket = new Socket()) {
            TimeUnit.MILLISECONDS.sleep(50);
            socket.connect(
                    new InetSocketAddress("127.0.0.1", files.identity().ports().amqp()), 1_000);
            return new ManagementApi(endpoint()).get("/api/vhosts/warren").has("name");
        } catch (IOException | UncheckedIOException | IllegalStateException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while RabbitMQ started on " + files.data(), e);
        }
    }

    private String lastWords() {
        try (var lines = Files.lines(files.data().resolve("console.log"))) {
            var all = lines.filter(line -> !line.isBlank()).toList();
            return String.join("\n", all.subList(Math.max(0, all.size() - 15), all.size()));
        } catch (IOException e) {
            return "it said nothing (%s)".formatted(e.getMessage());
        }
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private static Path created(Path data) {
        try {
            return Files.createDirectories(data.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder of RabbitMQ, %s, cannot be created".formatted(data), e);
        }
    }
}
