package io.warren.crash;

import io.warren.road.WarrenProcess;
import io.warren.road.WarrenProcess.Java;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that starts Warren in a quarter of the time, for those who kill it a thousand times: the jar is unpacked and its
 * classes are loaded from a cache, once per jar, and only the quick compiler is used. The program is the same.
 */
final class FastJava {
    /** The first release whose JVM writes such a cache in one step. */
    private static final int CACHING = 25;

    private static final List<String> QUICK = List.of("-Xmx400m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    private static final Path FOLDER = Path.of("target", "crash", "java");

    private FastJava() {}

    static Java get() {
        return Made.JAVA;
    }

    private static Java make() {
        if (Runtime.version().feature() < CACHING) {
            return java(QUICK, Java.jar());
        }
        try {
            var home = Files.createDirectories(FOLDER.resolve(print(Java.jar())));
            var cache = home.resolve("warren.aot");
            if (!Files.exists(cache)) {
                unpack(home.resolve("jar"));
                train(home, cache);
            }
            var options = new ArrayList<>(QUICK);
            options.add("-XX:AOTCache=" + cache);
            return java(options, home.resolve("jar").resolve("warren.jar"));
        } catch (IOException e) {
            throw new UncheckedIOException("The cache of classes could not be made under " + FOLDER, e);
        }
    }

    private static Java java(List<String> options, Path jar) {
        var all = new ArrayList<>(options);
        all.addAll(List.of("-jar", jar.toString()));
        return new Java(all);
    }

    private static String print(Path jar) throws IOException {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void unpack(Path folder) throws IOException {
        var command =
                new ArrayList<>(java(List.of("-Djarmode=tools"), Java.jar()).command());
        command.addAll(List.of("extract", "--force", "--destination", folder.toString()));
        var unpacking = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(FOLDER.resolve("unpack.log").toFile())
                .start();
        unpacking.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }

    /** Starts it once without a broker; what it loads is written down when it stops. */
    private static void train(Path home, Path cache) {
        var fresh = cache.resolveSibling("fresh.aot");
        var options = new ArrayList<>(QUICK);
        options.remove("-XX:TieredStopAtLevel=1");
        options.add("-XX:AOTCacheOutput=" + fresh);
        var training = WarrenProcess.start(
                FOLDER.resolve("train.log"),
                java(options, home.resolve("jar").resolve("warren.jar")),
                Map.of(),
                List.of(
                        "--spring.rabbitmq.addresses=127.0.0.1:1",
                        "--spring.datasource.url=jdbc:h2:mem:training;DB_CLOSE_ON_EXIT=FALSE",
                        "--server.address=127.0.0.1",
                        "--server.port=0"));
        training.awaitServing();
        training.signal("TERM");
        training.awaitEnd();
        if (!fresh.toFile().renameTo(cache.toFile())) {
            throw new IllegalStateException("No cache of classes was written, see " + FOLDER.resolve("train.log"));
        }
    }

    private static final class Made {
        private static final Java JAVA = make();
    }
}
