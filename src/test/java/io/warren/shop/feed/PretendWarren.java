package io.warren.shop.feed;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Answers batches as the contract says, and misbehaves as told. */
final class PretendWarren implements AutoCloseable {
    /** What one request meets instead of a good answer. */
    interface Mishap {
        void strike(HttpExchange exchange) throws IOException;
    }

    final Set<String> orders = Collections.synchronizedSet(new LinkedHashSet<>());
    final Queue<Mishap> mishaps = new ConcurrentLinkedQueue<>();
    final List<Integer> linesPerRequest = Collections.synchronizedList(new ArrayList<>());
    volatile String padding = "";
    volatile int cutAfter = Integer.MAX_VALUE;
    volatile @Nullable String authorization;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    PretendWarren() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/orders/batch", this::batch);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    static Mishap busy(String retryAfter) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            problem(exchange, 503, "The backlog is full. Try again in a second.");
        };
    }

    static Mishap answering(int status, String error) {
        return exchange -> {
            exchange.getRequestBody().readAllBytes();
            problem(exchange, status, error);
        };
    }

    private static void problem(HttpExchange exchange, int status, String error) throws IOException {
        byte[] body =
                "{\"status\":%d,\"error\":\"%s\"}".formatted(status, error).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void batch(HttpExchange exchange) throws IOException {
        authorization = exchange.getRequestHeaders().getFirst("Authorization");
        Mishap mishap = mishaps.poll();
        if (mishap != null) {
            mishap.strike(exchange);
            return;
        }
        exchange.sendResponseHeaders(200, 0);
        linesPerRequest.add(0);
        var in = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8));
        OutputStream out = exchange.getResponseBody();
        int number = 0;
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            linesPerRequest.set(linesPerRequest.size() - 1, ++number);
            out.write((answer(number, line) + "\n").getBytes(StandardCharsets.UTF_8));
            if (number == cutAfter) {
                cutAfter = Integer.MAX_VALUE;
                out.flush();
                throw new IOException("cut as told");
            }
        }
        exchange.close();
    }

    private String answer(int number, String line) {
        try {
            JsonNode order = JsonMapper.shared().readTree(line);
            String id = order.path("orderId").asString("");
            if (order.path("region").asString("").equals("mars")) {
                return "{\"line\":%d,\"error\":\"Region 'mars' is not configured.%s\"}".formatted(number, padding);
            }
            String status = orders.add(id) ? "PENDING" : "RUNNING";
            return "{\"line\":%d,\"orderId\":\"%s\",\"status\":\"%s\"}".formatted(number, id, status);
        } catch (JacksonException e) {
            return "{\"line\":%d,\"error\":\"This is not JSON.\"}".formatted(number);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
