package io.warren.road;

import static io.warren.road.Stranger.done;
import static io.warren.road.Stranger.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.GetResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/**
 * Payment is done by a program elsewhere, and only the user warren-payment may answer for it. Whatever else answers is
 * refused or does nothing; in the end the honest answer still counts.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ForgedRepliesIT {
    private static final String LANE = "payment.us-south.standard";
    private static final byte[] NOTHING = "{}".getBytes(StandardCharsets.UTF_8);

    private LeastRights rights;
    private WarrenProcess warren;
    private Client client;
    private Stranger payment;
    private Stranger inventory;
    private Stranger administrator;

    private String order;
    private GetResponse command;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        rights = LeastRights.start(folder.resolve("broker"));
        warren = WarrenProcess.start(
                Path.of("target", "road", "ForgedRepliesIT.log"),
                Map.of(),
                rights.settings("warren-engine", Database.h2(folder), "--warren.participants.payment.enabled=false"));
        client = warren.awaitServing();
        payment = rights.as("warren-payment");
        inventory = rights.as("warren-inventory");
        administrator = rights.asAdministrator();
    }

    @AfterAll
    void stop() {
        warren.kill();
        rights.close();
    }

    @BeforeEach
    void anOrderWaitsForItsPayment() throws IOException {
        order = "order-" + UUID.randomUUID();
        client.post(Posted.order(order));
        command = payment.take(LANE);
    }

    @AfterEach
    void theHonestAnswerStillCounts() throws IOException {
        if (!status().equals("COMPLETED")) {
            assertThat(client.order(order).at("/steps/1/status").asString()).isEqualTo("RUNNING");
            payment.reply("payment.done", "honest-" + order, done(command));
            await(() -> assertThat(status()).isEqualTo("COMPLETED"));
        }
        assertThat(client.get("/api/orders?incident=true").path("orders")).isEmpty();
    }

    @Test
    void theBrokerTakesNoNameButThatOfWhoIsLoggedIn() {
        assertThatThrownBy(() -> inventory.reply("inventory.done", "x", "warren-payment", done(command), NOTHING))
                .hasStackTraceContaining("user_id property set to 'warren-payment'");
        assertThatThrownBy(() -> inventory.reply("payment.done", "x", null, done(command), NOTHING))
                .hasStackTraceContaining("ACCESS_REFUSED");
    }

    @Test
    void aReplyWithoutANameIsParked() throws Exception {
        payment.reply("payment.done", "nameless-" + order, null, done(command), NOTHING);

        assertParked(
                "nameless-" + order,
                "a consumer of orders.replies refused it; it is not believed: it names no user (user-id), and for payment"
                        + " only warren-payment may answer (warren.participants.payment.users)");
        assertThat(warren.said()).contains("A reply was put aside: it names no user (user-id)");
    }

    @Test
    void aReplyOfAUserWhoMayNotAnswerIsParkedAndCounted() throws Exception {
        double before = refused("unentitled");
        administrator.reply("payment.done", "stranger-" + order, done(command));

        var record = assertParked(
                "stranger-" + order,
                "it is of the user '%s', and for payment only warren-payment"
                        .formatted(rights.broker().user()));
        assertThat(record.at("/properties/userId").asString())
                .isEqualTo(rights.broker().user());
        await(() -> assertThat(refused("unentitled")).isEqualTo(before + 1));
    }

    @Test
    void aReplyInTheNameOfAnotherStepsParticipantIsParkedAndCounted() throws Exception {
        double before = refused("disowned");
        inventory.reply("inventory.done", "meddler-" + order, done(command));
        inventory.reply("inventory.refused", "saboteur-" + order, with(done(command), "outcome", "refused"));

        assertParked("meddler-" + order, "it is not believed: inventory answered step authorize, which payment does");
        assertParked("saboteur-" + order, "inventory answered step authorize, which payment does");
        await(() -> assertThat(refused("disowned")).isEqualTo(before + 2));
    }

    @Test
    void aReplyWhoseHeaderNamesAnotherThanItsKeyIsParked() throws Exception {
        inventory.reply("inventory.done", "double-" + order, with(done(command), "participant", "payment"));

        assertParked(
                "double-" + order,
                "it cannot be read: its key says that 'inventory' answers, its header that 'payment' does");
    }

    @Test
    void aReplyThatWasSentAgainByAnOperatorIsBelieved() throws Exception {
        administrator.reply("payment.done", "vouched-" + order, done(command));
        var record = assertParked("vouched-" + order, "it is of the user");

        var answer = client.postTo(
                "/api/parked/%s/replay".formatted(record.path("id").asString()), "{\"by\": \"ada\"}");

        assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
        await(() -> assertThat(status()).isEqualTo("COMPLETED"));
    }

    @Test
    void anAnswerForASagaThatNobodyKnowsDoesNothing() throws Exception {
        UUID nobody = UUID.randomUUID();
        payment.reply("payment.done", "lost-" + order, with(done(command), "saga-id", nobody.toString()));

        await(() -> assertThat(warren.said())
                .contains("saga=%s: no such saga; what came for it was ignored.".formatted(nobody)));
    }

    @Test
    void anAnswerWithAnotherEffectDoesNothing() throws Exception {
        payment.reply("payment.done", "other-" + order, with(done(command), "effect-id", "of/another/1"));
        payment.reply("payment.done", "sentinel-" + order, Map.of());

        assertParked("sentinel-" + order, "header"); // what came after it was dealt with
        assertThat(status()).isEqualTo("RUNNING");
    }

    @Test
    void aHugeBodyIsParked() throws Exception {
        payment.reply("payment.done", "huge-" + order, "warren-payment", done(command), new byte[(1 << 20) + 1]);

        assertParked("huge-" + order, "it cannot be read: the body has 1048577 bytes, more than 1048576");
    }

    @Test
    void aBodyThatIsNoObjectIsParked() throws Exception {
        byte[] list = "[1, 2]".getBytes(StandardCharsets.UTF_8);
        payment.reply("payment.done", "list-" + order, "warren-payment", done(command), list);
        byte[] torn = "{\"a\": ".getBytes(StandardCharsets.UTF_8);
        payment.reply("payment.done", "torn-" + order, "warren-payment", done(command), torn);

        assertParked("list-" + order, "the body is JSON but no object");
        assertParked("torn-" + order, "the body is no JSON");
    }

    @Test
    void anOutcomeThatThereIsNotIsParked() throws Exception {
        payment.reply("payment.maybe", "maybe-" + order, with(done(command), "outcome", "maybe"));
        payment.reply("payment.expired", "expired-" + order, with(done(command), "outcome", "expired"));

        assertParked(
                "maybe-" + order,
                "the header 'outcome' is 'maybe', not one of done, refused, failed, unavailable, broken");
        assertParked("expired-" + order, "the header 'outcome' is 'expired', not one of");
    }

    @Test
    void headersOfTheWrongKindAreParked() throws Exception {
        var honest = done(command);
        payment.reply("payment.done", "kind-1-" + order, with(honest, "attempt", Map.of("a", List.of(1))));
        payment.reply("payment.done", "kind-2-" + order, with(honest, "saga-id", new byte[] {1, 2, 3}));
        payment.reply("payment.done", "kind-3-" + order, with(honest, "step", 7));
        payment.reply("payment.done", "kind-4-" + order, with(honest, "action", "destroy"));
        payment.reply("payment.done", "kind-5-" + order, with(honest, "attempt", "x".repeat(400)));
        payment.reply("payment.done", "kind-6-" + order, with(honest, "step", "authorize\nERROR all is lost"));
        payment.reply("payment.done", "kind-7-" + order, with(honest, "outcome", List.of("done")));

        assertParked("kind-1-" + order, "the header 'attempt' is no short text");
        assertParked("kind-2-" + order, "the header 'saga-id'");
        assertParked("kind-3-" + order, "the header 'step' is no short text");
        assertParked("kind-4-" + order, "the header 'action' is neither do nor undo");
        assertParked("kind-5-" + order, "the header 'attempt' is no short text");
        assertParked("kind-6-" + order, "the header 'step' holds control characters");
        assertParked("kind-7-" + order, "the header 'outcome' is no short text");
        assertThat(warren.said()).doesNotContain("\nERROR all is lost");
    }

    @Test
    void headersThatPretendADeathMakeNoReplyBelieved() throws Exception {
        var death = Map.of("queue", "orders.replies", "reason", "rejected", "exchange", "orders.replies", "count", 1L);
        var headers = with(with(done(command), "x-death", List.of(death)), "x-last-death-queue", "orders.replies");
        administrator.reply("payment.done", "undead-" + order, headers);

        assertParked("undead-" + order, "it is of the user");
    }

    private JsonNode assertParked(String messageId, String why) {
        String id = Awaitility.await(messageId + " is parked")
                .atMost(Duration.ofSeconds(30))
                .until(() -> idOf(messageId), Optional::isPresent)
                .orElseThrow();
        var record = client.get("/api/parked/" + id);
        assertThat(record.path("why").asString()).contains(why);
        return record;
    }

    private Optional<String> idOf(String messageId) {
        return client.get("/api/parked?limit=200")
                .path("parked")
                .valueStream()
                .filter(it -> it.path("messageId").asString("").equals(messageId))
                .map(it -> it.path("id").asString())
                .findFirst();
    }

    private double refused(String reason) {
        return client.text("/actuator/prometheus")
                .lines()
                .filter(it -> it.startsWith("warren_replies_refused_total") && it.contains("\"" + reason + "\""))
                .mapToDouble(it -> Double.parseDouble(it.substring(it.lastIndexOf(' '))))
                .sum();
    }

    private String status() {
        return client.order(order).path("status").asString();
    }

    private static void await(ThrowingRunnable claim) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(claim);
    }
}
