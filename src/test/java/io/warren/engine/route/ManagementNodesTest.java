package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ManagementNodesTest {
    private static final URI NOBODY = URI.create("http://127.0.0.1:1");

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void stop() {
        servers.forEach(it -> it.stop(0));
    }

    @Test
    void aNodeThatIsAwayIsPassedOver() throws IOException {
        var nodes = new ManagementNodes(List.of(NOBODY, node("b", 200)), null);

        assertThat(nodes.send(HttpRequest.newBuilder(), "/api/queues")).isEqualTo("b");
    }

    @Test
    void theNodeThatAnsweredLastIsAskedFirst() throws IOException {
        var nodes = new ManagementNodes(List.of(node("a", 503), node("b", 200)), null);

        nodes.send(HttpRequest.newBuilder(), "/api/queues");
        nodes.send(HttpRequest.newBuilder(), "/api/queues");

        assertThat(asked).containsExactly("a", "b", "b");
    }

    @Test
    void aNodeThatSaysNoIsBelieved() throws IOException {
        var nodes = new ManagementNodes(List.of(node("a", 401), node("b", 200)), null);

        assertThatThrownBy(() -> nodes.send(HttpRequest.newBuilder(), "/api/queues"))
                .hasMessageContaining("answers 401");
        assertThat(asked).containsExactly("a");
    }

    @Test
    void whatTakesFromAQueueIsNotAskedOfTwo() throws IOException {
        var nodes = new ManagementNodes(List.of(node("a", 500), node("b", 200)), null);
        var taking = HttpRequest.newBuilder().POST(BodyPublishers.noBody());

        assertThatThrownBy(() -> nodes.send(taking, "/api/queues/get")).hasMessageContaining("answers 500");
        assertThat(asked).containsExactly("a");
    }

    private URI node(String name, int status) throws IOException {
        var server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/", exchange -> {
            asked.add(name);
            byte[] body = name.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }
}
