package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

    static PrivateNode start(DebianPackages packages, Path data, NodeSetup setup) {
        var folder = created(data);
        var node = new PrivateNode(packages, new NodeFiles(folder, NodeIdentity.of(folder), setup, null));
        node.start();
        return node;
    }

    /** Starts one that is a member of a cluster. */
    static PrivateNode member(DebianPackages packages, Path data, NodeIdentity identity, Membership membership) {
        var node = new PrivateNode(packages, new NodeFiles(created(data), identity, NodeSetup.FRUGAL, membership));
        node.start();
        return node;
    }

    String name() {
        return files.identity().name();
    }

    Ports ports() {
        return files.identity().ports();
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
            process = packages.run(files.data(), files.identity());
        } catch (IOException e) {
            throw new UncheckedIOException("RabbitMQ could not be started on " + files.data(), e);
        }
        awaitReady();
    }

    /** Closes the pipe that the node watches, and insists where it does not go by itself. */
    @Override
    public void stop() {
        if (process != null) {
            var all = all(process);
            closeInput(process);
            all.forEach(PrivateNode::awaitEnd);
            end(all);
        }
    }

    /** @param command rabbitmqctl or a sister of it, and its arguments */
    void cli(String... command) {
        try {
            var tool = packages.cli(files.data(), files.identity(), List.of(command));
            if (!tool.waitFor(60, TimeUnit.SECONDS) || tool.exitValue() != 0) {
                throw new IllegalStateException("%s failed: %s"
                        .formatted(
                                String.join(" ", command),
                                Files.readString(files.data().resolve("cli.log"))));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a tool of RabbitMQ ran", e);
        }
    }

    void kill() {
        if (process != null) {
            end(all(process));
        }
    }

    /** As SIGSTOP or SIGCONT to the node itself. */
    void signal(String signal) {
        try {
            var pid = Long.toString(pid().orElseThrow());
            int exit = new ProcessBuilder("kill", "-" + signal, pid).start().waitFor();
            if (exit != 0) {
                throw new IllegalStateException("The node %s got no %s.".formatted(name(), signal));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a node got a signal", e);
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
                        "RabbitMQ did not start on %s, it said: %s".formatted(files.data(), lastWords()));
            }
            pause();
        }
    }

    // 4.0 opens its listeners before it has booted, and is lost when it is stopped in between.
    private boolean answers() {
        if (!console().contains("completed with ")) {
            return false;
        }
        try {
            return new ManagementApi(endpoint()).get("/api/overview").has("rabbitmq_version");
        } catch (UncheckedIOException | IllegalStateException notYet) {
            return false;
        }
    }

    private String lastWords() {
        var lines = console().lines().filter(line -> !line.isBlank()).toList();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    }

    private String console() {
        try {
            return Files.readString(files.data().resolve("console.log"));
        } catch (IOException e) {
            return "nothing (%s)".formatted(e.getMessage());
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(50);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while RabbitMQ started", e);
        }
    }

    private static void closeInput(Process process) {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // Then there is nobody left to tell.
        }
    }

    private static void end(List<ProcessHandle> all) {
        all.forEach(ProcessHandle::destroyForcibly);
        all.forEach(PrivateNode::awaitEnd);
    }

    private static void awaitEnd(ProcessHandle process) {
        process.onExit().completeOnTimeout(process, 20, TimeUnit.SECONDS).join();
    }

    private static List<ProcessHandle> all(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static Path created(Path data) {
        try {
            var folder = Files.createDirectories(data.toAbsolutePath().normalize());
            return folder.toString().matches(".*\\s.*") ? linked(folder) : folder;
        } catch (IOException e) {
            throw new UncheckedIOException("The data folder of RabbitMQ, %s, cannot be created".formatted(data), e);
        }
    }

    // RabbitMQ's own scripts break on a path with spaces.
    private static Path linked(Path folder) throws IOException {
        var parent = Files.createTempDirectory("warren");
        var link = Files.createSymbolicLink(parent.resolve("data"), folder);
        parent.toFile().deleteOnExit();
        link.toFile().deleteOnExit();
        return link;
    }
}
