package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DemoTest {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicInteger accepted = new AtomicInteger();
    private final AtomicInteger looks = new AtomicInteger();
    private final StringWriter out = new StringWriter();
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/api/orders/batch", this::batch);
        server.createContext("/api/stats", exchange -> answer(exchange, this::stats));
        server.createContext("/api/orders", exchange -> answer(exchange, DemoTest::page));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    @Test
    void itFeedsAllWaitsForTheLastAndTellsTheFigures() throws Exception {
        var api = new WarrenApi(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()), "key");

        new Demo(api, new PrintWriter(out, true), false, Clock.systemUTC()).run();

        assertThat(accepted).hasValue(5_009);
        assertThat(looks).hasValue(3);
        assertThat(out.toString().lines())
                .allMatch(line -> line.length() < 80)
                .anyMatch(line -> line.matches("5,009 orders in .* 5,009 accepted, .*"))
                .anyMatch(line -> line.matches("5,009 of 5,009 orders settled in .*"))
                .contains("  all               5,009      2.0 s      2.0 s      2.0 s");
    }

    private void batch(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        var in = new BufferedReader(new InputStreamReader(exchange.getRequestBody(), StandardCharsets.UTF_8));
        while (in.readLine() != null) {
            String line = "{\"orderId\":\"O-%d\",\"status\":\"PENDING\"}\n".formatted(accepted.incrementAndGet());
            exchange.getResponseBody().write(line.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private String stats(String query) {
        int moving = Math.max(0, 2 - looks.getAndIncrement());
        return """
                {"accepted": %1$d, "completed": %2$d, "compensated": 100, "cancelled": 0, "terminated": 0,
                 "inFlight": %3$d, "incidents": 7, "byRegion": {"us-west": %1$d}, "byPriority": {"economy": %1$d}}
                """.formatted(accepted.get(), accepted.get() - 107 - moving, moving);
    }

    private static String page(String query) {
        boolean last = query.contains("after=");
        String orders = IntStream.range(0, last ? 1 : 500).mapToObj(i -> """
                        {"status": "COMPLETED", "priority": "economy",
                         "createdAt": "2026-01-01T00:00:00Z", "updatedAt": "2026-01-01T00:00:02Z"}""").collect(Collectors.joining(","));
        return "{\"orders\": [%s]%s}".formatted(orders, last ? "" : ", \"next\": \"a/b\"");
    }

    private static void answer(HttpExchange exchange, Function<String, String> answers) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        byte[] body = answers.apply(query).getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
