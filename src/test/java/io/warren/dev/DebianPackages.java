package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The unpacked RabbitMQ of one Debian suite in the cache, and the script that fetches and runs it. */
record DebianPackages(Path tree, Suite suite) {
    /** The first of the suites that is in the cache or can be fetched. */
    static DebianPackages firstOf(List<Suite> suites, Map<String, String> environment) {
        FetchFailed failure = null;
        for (var suite : suites) {
            try {
                return fetched(suite, environment);
            } catch (FetchFailed e) {
                System.out.println(e.getMessage());
                failure = e;
            }
        }
        throw failure == null ? new IllegalArgumentException("No Debian suite was asked for.") : failure;
    }

    /** Whether this host has what fetching and running takes. */
    static boolean possibleHere() {
        return Stream.of("apt-get", "dpkg-deb", "bash", "flock", "setsid").allMatch(DebianPackages::installed);
    }

    Process run(Path data, NodeIdentity identity) throws IOException {
        return logged(data, "console.log", "run", identity, List.of());
    }

    /** Has rabbitmqctl, or a sister of it, do something with the node on these data. */
    Process cli(Path data, NodeIdentity identity, List<String> command) throws IOException {
        return logged(data, "cli.log", "cli", identity, command);
    }

    /** Runs an epmd for several nodes; it ends when its input is closed. */
    Process epmd(Path folder, int port) throws IOException {
        return script(folder, "epmd", tree.toString(), Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("epmd.log").toFile())
                .start();
    }

    private Process logged(Path data, String log, String verb, NodeIdentity identity, List<String> more)
            throws IOException {
        var arguments = new ArrayList<>(List.of(verb, tree.toString(), data.toString()));
        arguments.addAll(
                List.of(Integer.toString(identity.ports().amqp()), Integer.toString(identity.epmd()), identity.name()));
        arguments.addAll(more);
        return script(data, arguments.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(data.resolve(log).toFile())
                .start();
    }

    private static DebianPackages fetched(Suite suite, Map<String, String> environment) {
        var packages = new DebianPackages(tree(suite, environment), suite);
        if (!Files.exists(packages.tree.resolve("ready"))) {
            packages.fetch();
        }
        return packages;
    }

    private void fetch() {
        try {
            Files.createDirectories(tree);
            var process = script(tree, "fetch", tree.toString(), suite.debianName())
                    .redirectErrorStream(true)
                    .start();
            process.inputReader().lines().forEach(System.out::println);
            if (process.waitFor() != 0) {
                throw new FetchFailed(suite);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("RabbitMQ could not be fetched to " + tree, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while RabbitMQ was fetched to " + tree, e);
        }
    }

    // A session of its own keeps Ctrl-C from the broker, so that Warren can say good-bye to it first.
    private static ProcessBuilder script(Path folder, String... arguments) throws IOException {
        var script = folder.resolve("private-rabbitmq.sh");
        try (var in = DebianPackages.class.getResourceAsStream("/dev/private-rabbitmq.sh")) {
            Files.write(script, Optional.ofNullable(in).orElseThrow().readAllBytes());
        }
        var command = Stream.concat(Stream.of("setsid", "bash", script.toString()), Stream.of(arguments));
        return new ProcessBuilder(command.toList());
    }

    private static Path tree(Suite suite, Map<String, String> environment) {
        var tree = Cache.folder(environment).resolve("rabbitmq").resolve(suite.debianName());
        if (tree.toString().matches(".*\\s.*")) {
            throw new IllegalStateException(
                    "RabbitMQ cannot run from '%s', a path with spaces: set WARREN_CACHE to one without."
                            .formatted(tree));
        }
        return tree;
    }

    private static boolean installed(String program) {
        return Stream.of("/usr/bin", "/bin").anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
    }
}
