package io.warren.dev;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A Docker engine, asked by hand: Testcontainers' own search may take minutes where images cannot be pulled. */
record DockerEngine(SocketAddress address) {
    /** Whether an engine of this environment has or can pull all of these images; the answer comes within the limit. */
    static boolean offers(List<String> images, Map<String, String> environment, Duration limit) {
        var answer = new CompletableFuture<Boolean>().completeOnTimeout(false, limit.toMillis(), TimeUnit.MILLISECONDS);
        Thread.ofVirtual()
                .start(() -> answer.complete(find(environment)
                        .filter(engine -> engine.hasOrPulls(images))
                        .isPresent()));
        return answer.join();
    }

    private static Optional<DockerEngine> find(Map<String, String> environment) {
        return addresses(environment)
                .map(DockerEngine::new)
                .filter(engine -> engine.ok("/_ping"))
                .findFirst();
    }

    private static Stream<SocketAddress> addresses(Map<String, String> environment) {
        var named = environment.get("DOCKER_HOST");
        if (named != null && !named.isBlank()) {
            return Stream.of(address(URI.create(named)));
        }
        var home = System.getProperty("user.home");
        return Stream.of(
                        "/var/run/docker.sock",
                        environment.getOrDefault("XDG_RUNTIME_DIR", home) + "/docker.sock",
                        home + "/.docker/run/docker.sock",
                        home + "/.docker/desktop/docker.sock")
                .map(UnixDomainSocketAddress::of);
    }

    private static SocketAddress address(URI uri) {
        return "unix".equals(uri.getScheme())
                ? UnixDomainSocketAddress.of(Path.of(uri.getPath()))
                : new InetSocketAddress(Objects.requireNonNullElse(uri.getHost(), "localhost"), uri.getPort());
    }

    private boolean hasOrPulls(List<String> images) {
        return images.stream()
                .allMatch(image ->
                        ok("/images/%s/json".formatted(image)) || ok("/distribution/%s/json".formatted(image)));
    }

    // HTTP/1.0, so that the engine closes the connection after its answer, of which only the status matters.
    private boolean ok(String path) {
        try (var channel = SocketChannel.open(address)) {
            channel.write(ByteBuffer.wrap(
                    "GET %s HTTP/1.0\r\nHost: docker\r\n\r\n".formatted(path).getBytes(StandardCharsets.UTF_8)));
            var status = ByteBuffer.allocate("HTTP/1.0 200".length());
            while (status.hasRemaining() && channel.read(status) >= 0) {
                // The status line may come in pieces.
            }
            return new String(status.array(), StandardCharsets.UTF_8).endsWith(" 200");
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            return false;
        }
    }
}
