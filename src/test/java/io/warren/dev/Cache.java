package io.warren.dev;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The folder outside the repository where downloads are kept: WARREN_CACHE, else "warren" in the user's cache folder. */
final class Cache {
    private Cache() {}

    static Path folder(Map<String, String> environment) {
        return given(environment, "WARREN_CACHE")
                .orElseGet(() -> given(environment, "XDG_CACHE_HOME")
                        .orElse(Path.of(System.getProperty("user.home"), ".cache"))
                        .resolve("warren"))
                .toAbsolutePath();
    }

    private static Optional<Path> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name))
                .filter(value -> !value.isBlank())
                .map(Path::of);
    }
}
