package io.warren.benchmark;

import io.warren.road.Site;
import io.warren.road.WarrenProcess;
import java.io.IOException;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The jar as it is built, extracted as Spring Boot recommends, and started as in production.
 *
 * @param folder where it lies extracted, and its logs
 */
record Packaged(Site site, Path folder) {
    private static final List<String> JVM = List.of("-Xmx512m");
    private static final Duration BOUND = Duration.ofSeconds(60);

    /** @throws IllegalStateException where it has not been built */
    static Packaged extract(Site site, Path folder) throws IOException, InterruptedException {
        Path jar = WarrenProcess.Java.jar();
        if (!Files.exists(jar)) {
            throw new IllegalStateException("There is no %s. Build it: mvn package -DskipTests".formatted(jar));
        }
        var all = new ArrayList<>(new WarrenProcess.Java(List.of("-Djarmode=tools", "-jar", jar.toString())).command());
        all.addAll(List.of("extract", "--force", "--destination", folder.toString()));
        var extracting = new ProcessBuilder(all).inheritIO().start();
        if (!extracting.waitFor(BOUND.toSeconds(), TimeUnit.SECONDS) || extracting.exitValue() != 0) {
            throw new IllegalStateException("%s could not be extracted".formatted(jar));
        }
        return new Packaged(site, folder);
    }

    Path jar() {
        return folder.resolve("warren.jar");
    }

    /**
     * One that takes orders.
     *
     * @param seconds until it answered its first
     * @param cpuSeconds that it had used until then
     */
    record Serving(WarrenProcess process, URI url, double seconds, double cpuSeconds) {
        /** As SIGTERM, and waits until it has written what it may write at its end. */
        void end() {
            process.signal("TERM");
            process.awaitEnd();
        }
    }

    /** Starts that jar, and waits for the answer to its first order. */
    Serving start(Path jar, List<String> options) throws IOException {
        var all = new ArrayList<>(JVM);
        all.addAll(options);
        all.addAll(List.of("-jar", jar.toString()));
        int port = freePort();
        var settings = new ArrayList<>(site.settings());
        settings.replaceAll(it -> it.equals("--server.port=0") ? "--server.port=" + port : it);
        var url = URI.create("http://127.0.0.1:" + port);
        long began = System.nanoTime();
        var log = Files.createTempFile(folder, "start-", ".log");
        var process = WarrenProcess.start(log, new WarrenProcess.Java(all), Map.of(), settings);
        Runtime.getRuntime().addShutdownHook(new Thread(process::kill));
        awaitAccepted(process, url);
        double seconds = (System.nanoTime() - began) / 1e9;
        return new Serving(process, url, seconds, Usage.of(process.pid()).cpuSeconds());
    }

    private static void awaitAccepted(WarrenProcess process, URI url) throws IOException {
        byte[] order = Demand.usual("start-" + process.pid()).order(0);
        for (long until = System.nanoTime() + BOUND.toNanos();
                System.nanoTime() < until;
                LockSupport.parkNanos(5_000_000)) {
            try (var caller = new Caller(url)) {
                if (caller.post(order).status() == 201) {
                    return;
                }
            } catch (ConnectException e) {
                if (!process.alive()) {
                    throw new IllegalStateException(process.lastWords(), e);
                }
            }
        }
        throw new IllegalStateException("no order was accepted: " + process.lastWords());
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
