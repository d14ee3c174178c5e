package io.warren.shop.feed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderFeedTest {
    private PretendWarren warren;
    private final Heard heard = new Heard();

    @BeforeEach
    void start() throws IOException {
        warren = new PretendWarren();
    }

    @AfterEach
    void stop() {
        warren.close();
    }

    @Test
    void everyOrderIsAnsweredInItsOrderAndChunkByChunk() throws Exception {
        feed().send(orders(1_200), heard);

        assertThat(heard.lines).containsExactlyElementsOf(numbers(1_200));
        assertThat(warren.orders).hasSize(1_200);
        assertThat(warren.linesPerRequest).containsExactly(500, 500, 200);
        assertThat(heard.waits).isEmpty();
    }

    @Test
    void aSecondRunMakesNoTwins() throws Exception {
        feed().send(orders(700), new Heard());
        feed().send(orders(700), heard);

        assertThat(warren.orders).hasSize(700);
        assertThat(heard.tally.summary(Duration.ofSeconds(1))).contains("0 accepted, 700 already there, 0 refused");
    }

    @Test
    void anOrderWithoutAnIdMakesNoTwinEither() throws Exception {
        String file = "{\"userId\":\"a\"}\n{\"userId\":\"b\",\"orderId\":null}\n";
        feed().send(lines(file), new Heard());
        feed().send(lines("{\"userId\":\"new at the top\"}\n" + file), heard);

        assertThat(warren.orders).hasSize(3).allMatch(id -> id.matches("line-[0-9a-f]{32}"));
        assertThat(heard.tally.summary(Duration.ofSeconds(1))).contains("1 accepted, 2 already there");
    }

    @Test
    void aBusyWarrenIsAskedAgain() throws Exception {
        warren.mishaps.addAll(List.of(PretendWarren.busy("1"), PretendWarren.busy("Wed, 21 Oct 2026 07:28:00 GMT")));

        feed().send(orders(10), heard);

        assertThat(warren.orders).hasSize(10);
        assertThat(heard.waits)
                .containsExactly(
                        "it answered 503, The backlog is full. Try again in a second",
                        "it answered 503, The backlog is full. Try again in a second");
    }

    @Test
    void aCutConnectionIsTakenUpAfterTheLastAnswer() throws Exception {
        warren.cutAfter = 321;

        feed().send(orders(600), heard);

        assertThat(heard.lines).containsExactlyElementsOf(numbers(600));
        assertThat(warren.orders).hasSize(600);
        assertThat(heard.waits).singleElement().asString().startsWith("the connection was lost");
    }

    @Test
    void refusalsNameLineAndReasonAndDoNotStopTheRest() throws Exception {
        feed().send(lines("""
                        {"orderId":"1"}

                        {"orderId":"2","region":"mars"}
                        {"orderId":
                        {"orderId":"5"}
                        """), heard);

        assertThat(heard.refusals).containsExactly("3: Region 'mars' is not configured.", "4: This is not JSON.");
        assertThat(warren.orders).containsExactly("1", "5");
    }

    @Test
    void longAnswersDoNotBlockTheSending() throws Exception {
        warren.padding = "x".repeat(20_000);
        String line = "{\"orderId\":\"1\",\"region\":\"mars\",\"note\":\"%s\"}\n".formatted("y".repeat(2_000));

        feed().send(lines(line.repeat(500)), heard);

        assertThat(heard.tally.refused()).isEqualTo(500);
    }

    @Test
    void aHundredThousandOrdersAreReadOnlyAsFastAsTheyAreAnswered() throws Exception {
        long[] read = {0};
        long[] furthestAhead = {0};
        Iterator<OrderLine> all = LongStream.rangeClosed(1, 100_000)
                .peek(n -> read[0] = n)
                .mapToObj(n -> new OrderLine(n, json(n).getBytes(StandardCharsets.UTF_8), Double.NaN, null))
                .iterator();
        var counting = new Heard(false) {
            @Override
            public void answered(OrderLine line, Answer answer) {
                super.answered(line, answer);
                furthestAhead[0] = Math.max(furthestAhead[0], read[0] - line.number());
            }
        };

        feed().send(all, counting);

        assertThat(counting.tally.total()).isEqualTo(100_000);
        assertThat(warren.orders).hasSize(100_000);
        assertThat(furthestAhead[0]).isLessThanOrEqualTo(501);
    }

    @Test
    void anEndlessLineIsRefusedWithoutBeingKept() throws Exception {
        InputStream endless = new SequenceInputStream(Collections.enumeration(IntStream.range(0, 300)
                .mapToObj(i -> (InputStream) new ByteArrayInputStream(new byte[1024 * 1024]))
                .toList()));
        var file = new SequenceInputStream(
                endless, new ByteArrayInputStream("\n{\"orderId\":\"2\"}".getBytes(StandardCharsets.UTF_8)));

        feed().send(OrderLines.of(file, 0), heard);

        assertThat(heard.refusals).containsExactly("1: It is 314,572,800 bytes long, an order may have 262,144.");
        assertThat(warren.orders).containsExactly("2");
    }

    @Test
    void silenceCountsAsALostConnection() throws Exception {
        warren.mishaps.add(exchange -> awaitTheOtherSide());
        var feed = new OrderFeed(new BatchCall(warren.url(), null, Duration.ofMillis(300)), Clock.systemUTC());

        feed.send(orders(3), heard);

        assertThat(heard.waits).singleElement().asString().startsWith("no answer came");
        assertThat(warren.orders).hasSize(3);
    }

    @Test
    void aRefusedKeyStopsTheFeedAtOnce() {
        warren.mishaps.add(PretendWarren.answering(401, "The API key is unknown."));

        assertThatThrownBy(() -> feed().send(orders(3), heard))
                .isInstanceOf(FeedStopped.class)
                .hasMessage(warren.url() + "/api/orders/batch took no orders: it answered 401, The API key is unknown."
                        + " Check the address and the key.");
    }

    @Test
    void somebodyElsesServerIsRecognised() {
        warren.mishaps.add(exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("<html>\n".getBytes(StandardCharsets.UTF_8));
            exchange.close();
        });

        assertThatThrownBy(() -> feed().send(orders(3), heard))
                .isInstanceOf(FeedStopped.class)
                .hasMessageContaining("does not answer as a Warren does: <html>");
    }

    @Test
    void theKeyGoesAlong() throws Exception {
        new OrderFeed(warren.url(), "secret", Clock.systemUTC()).send(orders(1), heard);

        assertThat(warren.authorization).isEqualTo("Bearer secret");
    }

    @Test
    void nobodyThereIsTriedForAWhileAndThenSaid() throws Exception {
        URI nowhere;
        try (var socket = new ServerSocket(0)) {
            nowhere = URI.create("http://127.0.0.1:" + socket.getLocalPort());
        }
        var feed = new OrderFeed(nowhere, null, new LeapingClock(Duration.ofSeconds(9)));

        assertThatThrownBy(() -> feed.send(orders(1), heard))
                .hasMessage("Sending to %s/api/orders/batch was given up after 20 s of trying: nobody answers there."
                        .formatted(nowhere));
        assertThat(heard.waits).hasSize(3).containsOnly("nobody answers there");
    }

    private OrderFeed feed() {
        return new OrderFeed(warren.url(), null, Clock.systemUTC());
    }

    private static void awaitTheOtherSide() {
        try {
            Thread.currentThread().join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<Long> numbers(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    private static String json(long n) {
        return "{\"orderId\":\"O-%d\",\"userId\":\"u\"}".formatted(n);
    }

    private static OrderLines orders(int count) throws IOException {
        return lines(
                LongStream.rangeClosed(1, count).mapToObj(OrderFeedTest::json).collect(Collectors.joining("\n")));
    }

    private static OrderLines lines(String file) throws IOException {
        return OrderLines.of(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 0);
    }
}
