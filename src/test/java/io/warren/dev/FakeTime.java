package io.warren.dev;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The wall clock of one process moved at will: libfaketime of this host's Debian, fetched once into the cache. */
public record FakeTime(Path library, Path offset) {
    /** None where it cannot be had here; the file is what moves the clock from then on. */
    public static Optional<FakeTime> find(Path offset) {
        var cache = Cache.folder(System.getenv()).resolve("faketime");
        try {
            if (!Files.exists(cache.resolve("ready")) && !fetched(cache)) {
                return Optional.empty();
            }
            try (var files = Files.walk(cache)) {
                return files.filter(it -> it.endsWith("libfaketime.so.1"))
                        .findFirst()
                        .map(it -> new FakeTime(it.toAbsolutePath(), offset.toAbsolutePath()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean fetched(Path cache) throws IOException {
        if (!DebianPackages.possibleHere()) {
            return false;
        }
        Files.createDirectories(cache);
        var fetching = new ProcessBuilder(List.of(
                        "sh", "-c", "apt-get -qq download libfaketime && dpkg-deb -x libfaketime_*.deb . && : > ready"))
                .directory(cache.toFile())
                .redirectErrorStream(true)
                .redirectOutput(cache.resolve("fetch.log").toFile())
                .start();
        fetching.onExit().completeOnTimeout(fetching, 60, TimeUnit.SECONDS).join();
        return Files.exists(cache.resolve("ready"));
    }

    /** What a process has to be started with. The monotonic clock goes on as it is, as on any machine. */
    public Map<String, String> environment() {
        set("+0");
        return Map.of(
                "LD_PRELOAD",
                library.toString(),
                "FAKETIME_TIMESTAMP_FILE",
                offset.toString(),
                "FAKETIME_NO_CACHE",
                "1",
                "FAKETIME_DONT_FAKE_MONOTONIC",
                "1");
    }

    /** @param shift such as {@code +2h} or {@code -30m}, from the true time */
    public void set(String shift) {
        try {
            Files.writeString(offset, shift + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
