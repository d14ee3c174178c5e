package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Client.Answer;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes in wrong gets a clear answer at the front desk, and the orders beside it are unharmed. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadInputIT {
    private static final String GOOD = """
            {"orderId": "%s", "userId": "u", "items": [{"sku": "TEA", "quantity": 1}], "totalAmount": "9.90",
             "shippingAddress": {"city": "Lyon", "country": "France"}}""";

    @TempDir
    private static Path folder;

    private Site site;
    private WarrenProcess warren;
    private Client client;

    @BeforeAll
    void start() {
        site = Site.on(Database.h2(folder));
        warren = WarrenProcess.start(Path.of("target", "road", "BadInputIT.log"), java.util.Map.of(), site.settings());
        client = warren.awaitServing();
    }

    @AfterAll
    void stop() {
        warren.kill();
        site.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "not json", "[]", "\"text\"", "{\"userId\": \"u\",}", "null", "{\"a\": NaN}"})
    void whatIsNoJsonObjectIsAnswered400(String body) {
        assertProblem(client.post(body), 400, "cannot be read as JSON");
    }

    @Test
    void everyMissingFieldIsNamedAtOnce() {
        var answer = client.post("{}");
        assertProblem(answer, 400, "userId is missing");
        assertThat(answer.body().path("error").asString())
                .contains("items is missing", "totalAmount is missing", "shippingAddress is missing");
        assertThat(answer.body().path("errors")).hasSize(4);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "totalAmount": "-1"                     | totalAmount
                    "totalAmount": "much"                   | totalAmount
                    "totalAmount": {"a": 1}                 | totalAmount
                    "totalAmount": "1e999999999"            | totalAmount
                    "items": []                             | items
                    "items": ["TEA"]                        | items[0]
                    "items": [{"quantity": 0}]              | items[0].quantity
                    "items": [{"quantity": 1.5}]            | items[0].quantity
                    "items": [{"unitPrice": "cheap"}]       | items[0].unitPrice
                    "userId": "  "                          | userId
                    "userId": {"$ne": null}                 | userId
                    "shippingAddress": 5                    | shippingAddress
                    "orderId": "a b"                        | orderId
                    "orderId": "a#b"                        | orderId
                    "orderId": 7                            | orderId
                    "region": 7                             | region""")
    void aWrongFieldIsNamed(String field, String named) {
        var order = GOOD.formatted("wrong").stripTrailing();
        var answer = client.post(order.substring(0, order.length() - 1) + ", " + field + "}");
        assertProblem(answer, 400, named);
    }

    @ParameterizedTest
    @CsvSource({
        "region, atlantis",
        "region, e.u",
        "region, #",
        "region, *",
        "priority, urgent",
        "priority, ex.press",
        "priority, #",
        "workflow, order-fulfilment",
        "region, '../../etc'"
    })
    void aWordThatIsNotConfiguredIsAnswered422WithTheKnownOnes(String field, String word) {
        var order = GOOD.formatted("unknown").stripTrailing();
        var answer = client.post(order.substring(0, order.length() - 1) + ", \"%s\": \"%s\"}".formatted(field, word));
        assertProblem(answer, 422, "No %s".formatted(field));
        assertThat(answer.body().path("error").asString()).contains("Known: ");
    }

    @Test
    void threeHundredCharactersInAWordOfTheRoutingKeyAreAnswered422() {
        for (String field : new String[] {"region", "priority", "workflow"}) {
            var order = GOOD.formatted("long").stripTrailing();
            var answer = client.post(
                    order.substring(0, order.length() - 1) + ", \"%s\": \"%s\"}".formatted(field, "x".repeat(300)));
            assertProblem(answer, 422, "No %s".formatted(field));
        }
        assertProblem(client.post(GOOD.formatted("x".repeat(300))), 400, "orderId");
    }

    @Test
    void threeHundredKibibytesAreAnswered413() {
        assertProblem(client.post(GOOD.formatted("large").replace("TEA", "T".repeat(300 * 1024))), 413, "256 KiB");
    }

    @Test
    void deeplyNestedJsonIsAnswered400() {
        var order = GOOD.formatted("deep").replace("\"Lyon\"", "[".repeat(5_000) + "]".repeat(5_000));
        assertProblem(client.post(order), 400, "cannot be read as JSON");
    }

    @Test
    void anIdempotencyKeyThatIsTooLongIsAnswered400() {
        assertProblem(client.post(GOOD.formatted("key"), "Idempotency-Key", "k".repeat(300)), 400, "Idempotency-Key");
    }

    @Test
    void anUnknownOrderIs404AndAnUnknownStatus400() {
        assertThat(client.get("/api/orders/nobody").path("error").asString()).contains("No order 'nobody'");
        assertThat(client.get("/api/orders?status=lost").path("error").asString())
                .contains("Known: [PENDING");
    }

    @Test
    void aClientOfThePlainOrderServiceWorksUnchanged() {
        var answer = client.post("""
                {"userId": "user-1", "items": [{"productId": 7, "anything": true}], "totalAmount": 99.99,
                 "shippingAddress": "123 Main St, Springfield"}""");
        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.body().path("status").asString()).isEqualTo("PENDING");
        assertThat(answer.body().path("message").asString()).isNotEmpty();
        awaitCompleted(answer.body().path("orderId").asString());
    }

    @Test
    void goodOrdersBesideBadOnesAreFulfilled() {
        assertThat(client.post(GOOD.formatted("good-1")).status()).isEqualTo(201);
        client.post("{");
        assertThat(client.post(GOOD.formatted("good-2")).status()).isEqualTo(201);
        awaitCompleted("good-1");
        awaitCompleted("good-2");
    }

    private void awaitCompleted(String orderId) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        "COMPLETED".equals(client.order(orderId).path("status").asString()));
    }

    private static void assertProblem(Answer answer, int status, String sentence) {
        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(status);
        assertThat(answer.body().path("status").asInt()).isEqualTo(status);
        assertThat(answer.body().path("error").asString()).contains(sentence);
        assertThat(answer.body().path("detail")).isEqualTo(answer.body().path("error"));
    }
}
