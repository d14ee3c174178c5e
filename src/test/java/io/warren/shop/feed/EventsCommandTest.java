package io.warren.shop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What the command prints, and when it goes on. */
class EventsCommandTest {
    private final Queue<Answer> answers = new ArrayDeque<>();
    private final List<String> asked = new ArrayList<>();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final StringWriter said = new StringWriter();
    private HttpServer server;

    private interface Answer {
        void to(HttpExchange call) throws IOException;
    }

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/api/events", call -> {
            asked.add(call.getRequestURI().getQuery());
            answers.remove().to(call);
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    @Test
    void whatComesIsPrintedAndSignsOfLifeAreNot() {
        answers.add(whole("{\"offset\":7,\"a\":1}\n\n{\"offset\":8,\"b\":2}\n"));
        assertThat(run("--from", "7")).isZero();
        assertThat(printed).hasToString("{\"offset\":7,\"a\":1}\n{\"offset\":8,\"b\":2}\n");
        assertThat(asked).containsExactly("from=7&follow=false");
        assertThat(said).hasToString("");
    }

    @Test
    void afterALossItGoesOnBehindTheLastOne() {
        answers.add(cut("{\"offset\":7,\"a\":1}\n{\"offset\":8,\"b\":2}\n"));
        answers.add(whole("{\"offset\":9,\"c\":3}\n"));
        assertThat(run("--from", "first")).isZero();
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .extracting(line -> line.substring(0, 11))
                .containsExactly("{\"offset\":7", "{\"offset\":8", "{\"offset\":9");
        assertThat(asked).containsExactly("from=first&follow=false", "from=9&follow=false");
    }

    @Test
    void whoCannotBeReachedIsNamedWithTheReason() {
        answers.add(problem(503, "The log of events cannot be read."));
        assertThat(run()).isEqualTo(5);
        assertThat(said.toString()).contains("503", "The log of events cannot be read.");
        server.stop(0);
        assertThat(run()).isEqualTo(5);
        assertThat(said.toString()).contains("Nobody answers at http://127.0.0.1:");
    }

    @Test
    void aPlaceThatWarrenDoesNotKnowIsAWrongArgument() {
        answers.add(problem(400, "from is 'yesterday'"));
        assertThat(run("--from", "yesterday")).isEqualTo(2);
        assertThat(said.toString()).contains("from is 'yesterday'");
    }

    @Test
    void itEndsQuietlyWhenNobodyReadsOn() {
        answers.add(whole("{\"offset\":7,\"a\":1}\n{\"offset\":8,\"b\":2}\n"));
        var closed = new PrintStream(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        });
        assertThat(run(closed)).isZero();
        assertThat(said).hasToString("");
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        assertThat(new CommandLine(new EventsCommand(new PrintStream(printed), null))
                        .setErr(new PrintWriter(said))
                        .execute("--url", "here"))
                .isEqualTo(2);
    }

    private int run(String... arguments) {
        return run(new PrintStream(printed, true, StandardCharsets.UTF_8), arguments);
    }

    private int run(PrintStream out, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--url", "http://127.0.0.1:" + server.getAddress().getPort()));
        return new CommandLine(new EventsCommand(out, null))
                .setErr(new PrintWriter(said))
                .execute(all.toArray(String[]::new));
    }

    private static Answer problem(int status, String error) {
        return call -> {
            byte[] problem = "{\"error\": \"%s\"}".formatted(error).getBytes(StandardCharsets.UTF_8);
            call.sendResponseHeaders(status, problem.length);
            call.getResponseBody().write(problem);
            call.close();
        };
    }

    private static Answer whole(String lines) {
        return call -> {
            call.sendResponseHeaders(200, 0);
            call.getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
            call.close();
        };
    }

    /** Less than was announced. */
    private static Answer cut(String lines) {
        return call -> {
            call.sendResponseHeaders(200, 100_000);
            call.getResponseBody().write(lines.getBytes(StandardCharsets.UTF_8));
            call.getResponseBody().flush();
            call.close();
        };
    }
}
