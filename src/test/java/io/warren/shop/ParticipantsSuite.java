package io.warren.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import io.warren.shop.ledger.Ledger;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest(
        classes = ShopOnly.class,
        webEnvironment = SpringBootTest.WebEnvironment.NONE,
        properties = {
            "spring.datasource.hikari.connection-timeout=2000",
            "warren.inventory.stock.FUR-BO-10001798=7",
            "warren.payment.decline-rate=0.5",
            "warren.payment.failure-rate=0.5",
            "warren.fulfillment.carriers.eu=Euro Post"
        })
@DirtiesContext
abstract class ParticipantsSuite {
    @Autowired
    private Ledger ledger;

    @Autowired
    private List<Participant> participants;

    @Autowired
    private JdbcClient sql;

    @Autowired
    private PlatformTransactionManager transactions;

    // The ledger

    @Test
    void ofManyTwinsOneDoesTheWorkAndAllGetItsAnswer() throws Exception {
        var command = Commands.ordering().toDo("inventory", "count");
        var done = new AtomicInteger();

        var answers = Crowd.of(
                32, i -> ledger.once(command, () -> new Outcome.Done("{\"number\":" + done.incrementAndGet() + "}")));

        assertThat(done).hasValue(1);
        assertThat(answers).containsOnly(new Outcome.Done("{\"number\":1}"));
    }

    @Test
    void aRefusalIsRememberedAndItsWorkIsNot() {
        String sku = shelf(5);
        var command = Commands.ordering().toDo("inventory", "x");

        var first = ledger.once(command, () -> {
            emptyShelf(sku);
            return new Outcome.Refused("no");
        });
        var second = ledger.once(command, () -> new Outcome.Done("{}"));

        assertThat(List.of(first, second)).containsOnly(new Outcome.Refused("no"));
        assertThat(onHand(sku)).isEqualTo(5);
    }

    @Test
    void ofManyRefusedTwinsAllGetTheSameAnswer() throws Exception {
        var command = Commands.ordering().toDo("inventory", "x");

        var answers = Crowd.of(16, i -> ledger.once(command, () -> new Outcome.Refused("no " + i)));

        assertThat(answers).hasSize(16).containsOnly(answers.getFirst());
    }

    @Test
    void aFailureLeavesNothingAndMayBeTriedAgain() {
        String sku = shelf(5);
        for (Outcome failure : List.of(new Outcome.Failed("later"), new Outcome.Broken("never"))) {
            var command = Commands.ordering().toDo("inventory", "x");
            assertThat(ledger.once(command, () -> {
                        emptyShelf(sku);
                        return failure;
                    }))
                    .isEqualTo(failure);
            assertThat(onHand(sku)).isEqualTo(5);
            assertThat(ledger.once(command, () -> new Outcome.Done("{}"))).isEqualTo(new Outcome.Done("{}"));
        }
    }

    @Test
    void anExceptionLeavesNothingAndMayBeTriedAgain() {
        String sku = shelf(5);
        var command = Commands.ordering().toDo("inventory", "x");

        assertThatThrownBy(() -> ledger.once(command, () -> {
                    emptyShelf(sku);
                    throw new IllegalStateException("power cut");
                }))
                .hasMessage("power cut");

        assertThat(onHand(sku)).isEqualTo(5);
        assertThat(ledger.once(command, () -> new Outcome.Done("{}"))).isEqualTo(new Outcome.Done("{}"));
    }

    @Test
    void aConflictInTheWorkItselfIsNotTakenForATwin() {
        String sku = shelf(1);
        var command = Commands.ordering().toDo("inventory", "x");

        assertThatThrownBy(() -> ledger.once(command, () -> {
                    openShelf(sku, 1);
                    return new Outcome.Done("{}");
                }))
                .isInstanceOf(org.springframework.dao.DuplicateKeyException.class);
    }

    @Test
    void aTransactionAroundTheLedgerIsRefused() {
        var command = Commands.ordering().toDo("inventory", "x");

        assertThatThrownBy(() -> new TransactionTemplate(transactions)
                        .executeWithoutResult(status -> ledger.once(command, () -> new Outcome.Done("{}"))))
                .hasMessageContaining("outside of one");
    }

    // Inventory

    @Test
    void aReservationTakesWhatIsThereAndReleasePutsExactlyThatBack() {
        String sku = shelf(10);
        var order = Commands.ordering(sku + ":2", sku + ":1", "made-" + sku + ":4");

        var reserved = handle(order.toDo("inventory", "reserve"));

        assertThat(reserved)
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        it -> assertThat(it.result())
                                .contains("\"taken\":{\"%s\":3}".formatted(sku))
                                .contains("\"madeToOrder\":[\"made-%s\"]".formatted(sku)));
        assertThat(onHand(sku)).isEqualTo(7);
        assertThat(handle(order.toUndo("inventory", "reserve", "release"))).isInstanceOf(Outcome.Done.class);
        assertThat(onHand(sku)).isEqualTo(10);
    }

    @Test
    void whatIsReleasedTwiceComesBackOnce() throws Exception {
        String sku = shelf(10);
        var order = Commands.ordering(sku + ":2");
        handle(order.toDo("inventory", "reserve"));
        var release = order.toUndo("inventory", "reserve", "release");

        Crowd.of(8, i -> handle(i % 2 == 0 ? release : Commands.anew(release)));

        assertThat(onHand(sku)).isEqualTo(10);
    }

    @Test
    void whatWasNeverReservedIsReleasedByDoingNothing() {
        String sku = shelf(10);

        assertThat(handle(Commands.ordering(sku + ":2").toUndo("inventory", "reserve", "release")))
                .isInstanceOf(Outcome.Done.class);
        assertThat(onHand(sku)).isEqualTo(10);
    }

    @Test
    void whatIsReleasedBeforeItWasReservedIsRefusedAfterwards() {
        String sku = shelf(10);
        var order = Commands.ordering(sku + ":2");
        handle(order.toUndo("inventory", "reserve", "release"));

        assertThat(handle(order.toDo("inventory", "reserve"))).isInstanceOf(Outcome.Refused.class);
        assertThat(onHand(sku)).isEqualTo(10);
    }

    @Test
    void aReleaseThatComesLateLeavesAloneWhatWasReservedAnew() {
        String sku = shelf(10);
        var order = Commands.ordering(sku + ":2");
        handle(order.toDo("inventory", "reserve"));
        var release = order.toUndo("inventory", "reserve", "release");
        handle(release);
        handle(Commands.anew(order.toDo("inventory", "reserve")));

        handle(Commands.anew(release));

        assertThat(onHand(sku)).isEqualTo(8);
    }

    @Test
    void aReservationAndItsReleaseAtTheSameMomentLeaveNothing() throws Exception {
        for (int i = 0; i < 20; i++) {
            String sku = shelf(10);
            var order = Commands.ordering(sku + ":2");
            var reserve = order.toDo("inventory", "reserve");
            var release = order.toUndo("inventory", "reserve", "release");

            Crowd.of(2, which -> handle(which == 0 ? reserve : release));

            assertThat(onHand(sku)).isEqualTo(10);
        }
    }

    @Test
    void aShortageRefusesTheWholeOrderAndNamesWhatIsShort() {
        String there = shelf(5);
        String scarce = shelf(1);
        var reserve = Commands.ordering(there + ":2", scarce + ":3").toDo("inventory", "reserve");

        assertThat(handle(reserve))
                .isEqualTo(new Outcome.Refused(
                        "Out of stock: 3 of '%s' ordered, 1 there. Nothing was reserved.".formatted(scarce)));
        assertThat(onHand(there)).isEqualTo(5);
        assertThat(onHand(scarce)).isEqualTo(1);
    }

    @Test
    void manyAtOnceNeverSellMoreThanIsThere() throws Exception {
        String first = shelf(20);
        String second = shelf(20);

        var answers = Crowd.of(16, i -> {
            int sold = 0;
            for (int n = 0; n < 3; n++) {
                // Listed crosswise: only the sorting keeps the orders from waiting for each other.
                var order = i % 2 == 0
                        ? Commands.ordering(first + ":1", second + ":1")
                        : Commands.ordering(second + ":1", first + ":1");
                sold += handle(order.toDo("inventory", "reserve")) instanceof Outcome.Done ? 1 : 0;
            }
            return sold;
        });

        assertThat(answers.stream().mapToInt(it -> it).sum()).isEqualTo(20);
        assertThat(onHand(first)).isZero();
        assertThat(onHand(second)).isZero();
    }

    @Test
    void itemsOfAnyShapeAreMadeToOrder() {
        var order = Commands.of("""
                {"userId": 7, "items": ["a book", {"productId": 9, "qty": 2}, {"sku": 4711}, {"sku": {"a": 1}}, null],
                 "totalAmount": 12.5, "shippingAddress": {"city": "Lyon"}}""");

        assertThat(handle(order.toDo("inventory", "reserve")))
                .isInstanceOfSatisfying(
                        Outcome.Done.class,
                        it -> assertThat(it.result())
                                .contains("\"madeToOrder\":[\"4711\"]")
                                .contains("\"nameless\":4"));
    }

    @Test
    void whatCannotBeReadIsBrokenAndTouchesNothing() {
        String sku = shelf(5);
        var reserve = Commands.ordering(sku + ":1").toDo("inventory", "reserve");
        for (String body : List.of(
                "",
                "{",
                "[]",
                "\u0000",
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":-1}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":0}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":1.5}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":1e400}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":1e999999999}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":1e-999999999}]}}".formatted(sku),
                "{\"order\":{\"items\":[{\"sku\":\"%s\",\"quantity\":\"many\"}]}}".formatted(sku))) {
            assertThat(handle(Commands.body(reserve, body))).as(body).isInstanceOf(Outcome.Broken.class);
        }
        assertThat(onHand(sku)).isEqualTo(5);
        assertThat(handle(reserve)).isInstanceOf(Outcome.Done.class);
    }

    @Test
    void whatComesBackIsPutOnTheShelfAndCanBeWithdrawn() {
        String sku = shelf(5);
        var order = Commands.ordering(sku + ":2", "made-" + sku + ":1");

        handle(order.toDo("inventory", "restock"));
        assertThat(onHand(sku)).isEqualTo(7);
        handle(order.toUndo("inventory", "restock", "withdraw"));
        assertThat(onHand(sku)).isEqualTo(5);
    }

    @Test
    void whatIsSoldAgainCannotBeWithdrawnAndAPersonIsAsked() {
        String sku = shelf(0);
        var order = Commands.ordering(sku + ":2");
        handle(order.toDo("inventory", "restock"));
        emptyShelf(sku);
        var withdraw = order.toUndo("inventory", "restock", "withdraw");

        assertThat(handle(withdraw)).isInstanceOf(Outcome.Broken.class);
        putOn(sku, 2);
        assertThat(handle(withdraw)).isInstanceOf(Outcome.Done.class);
        assertThat(onHand(sku)).isZero();
    }

    @Test
    void theOpeningStockComesFromTheSettings() {
        assertThat(onHand("FUR-BO-10001798")).isEqualTo(7);
    }

    @Test
    void aCommandThatNobodyKnowsIsBroken() {
        for (Participant each : participants) {
            assertThat(handle(Commands.ordering().toDo(each.name(), "dance")))
                    .isInstanceOfSatisfying(
                            Outcome.Broken.class,
                            it -> assertThat(it.reason()).contains(each.name(), "'dance'", "Correct the workflow"));
        }
    }

    // Payment

    @Test
    void aPaymentIsAuthorizedDeclinedOrTriedAgainAndAlwaysTheSameWay() {
        int declined = 0;
        int failedAtFirst = 0;
        for (int i = 0; i < 200; i++) {
            var authorize = new Commands("pay-" + i, Commands.ordering().order()).toDo("payment", "authorize");
            int attempt = 1;
            Outcome outcome = handle(authorize);
            failedAtFirst += outcome instanceof Outcome.Failed ? 1 : 0;
            while (outcome instanceof Outcome.Failed && attempt < 50) {
                outcome = handle(Commands.attempt(authorize, ++attempt));
            }
            declined += outcome instanceof Outcome.Refused ? 1 : 0;
            assertThat(handle(Commands.attempt(authorize, 1))).isEqualTo(outcome);
        }
        assertThat(declined).isBetween(70, 130);
        assertThat(failedAtFirst).isBetween(70, 130);
        assertThat(rows("payment_authorization WHERE order_id LIKE 'pay-%' AND status = 'AUTHORIZED'"))
                .isEqualTo(200 - declined);
    }

    @Test
    void aVoidGivesTheAuthorizationFreeAndARefundIsBooked() {
        Commands order = null;
        for (int i = 0; order == null; i++) {
            var next = new Commands("void-" + i, Commands.ordering().order());
            order = untilAnswered(next.toDo("payment", "authorize")) instanceof Outcome.Done ? next : null;
        }
        assertThat(untilAnswered(order.toUndo("payment", "authorize", "void"))).isInstanceOf(Outcome.Done.class);
        assertThat(untilAnswered(order.toDo("payment", "refund"))).isInstanceOf(Outcome.Done.class);

        String of = "payment_authorization WHERE order_id = '%s' AND status = ".formatted(order.orderId());
        assertThat(rows(of + "'VOIDED'")).isEqualTo(1);
        assertThat(rows(of + "'REFUNDED'")).isEqualTo(1);
        assertThat(rows(of + "'AUTHORIZED'")).isZero();
    }

    @Test
    void anAmountThatIsNoneIsBroken() {
        for (String amount : List.of("-1", "\"abc\"", "null", "1e13", "1e-999999999", "{}", "\"\"")) {
            var order = Commands.of("{\"totalAmount\":%s}".formatted(amount));
            assertThat(handle(order.toDo("payment", "authorize"))).as(amount).isInstanceOf(Outcome.Broken.class);
        }
        assertThat(handle(Commands.of("{}").toDo("payment", "authorize"))).isInstanceOf(Outcome.Broken.class);
    }

    // Fulfillment

    @Test
    void aShipmentHasATrackingNumberAndCanBeRecalled() {
        var order = Commands.ordering();

        var shipped = handle(order.toDo("fulfillment", "ship"));

        assertThat(shipped)
                .isInstanceOfSatisfying(
                        Outcome.Done.class, it -> assertThat(it.result()).contains("\"WR", "Euro Post"));
        String of = "shipment WHERE order_id = '%s' AND status = ".formatted(order.orderId());
        assertThat(rows(of + "'SHIPPED'")).isEqualTo(1);
        handle(order.toUndo("fulfillment", "ship", "recall"));
        assertThat(rows(of + "'RECALLED'")).isEqualTo(1);
        assertThat(rows(of + "'SHIPPED'")).isZero();
    }

    @Test
    void anAddressOfAnyShapeIsShippedTo() {
        for (String address :
                List.of("null", "\"\\u0000\"", "\"\\ud800\"", "\"%s\"".formatted("x".repeat(5000)), "{\"a\":[1]}")) {
            assertThat(handle(Commands.of("{\"shippingAddress\":%s}".formatted(address))
                            .toDo("fulfillment", "ship")))
                    .isInstanceOf(Outcome.Done.class);
        }
    }

    @Test
    void aReturnIsInspectedOnceItHasComeBack() {
        var order = Commands.ordering();

        assertThat(handle(order.toDo("fulfillment", "inspect"))).isInstanceOf(Outcome.Refused.class);
        assertThat(handle(order.toDo("fulfillment", "receive"))).isInstanceOf(Outcome.Done.class);
        assertThat(handle(Commands.anew(order.toDo("fulfillment", "inspect")))).isInstanceOf(Outcome.Done.class);
    }

    // Notification

    @Test
    void aNoticeIsRecordedOnceAndNotMailedWithoutAMailServer() throws Exception {
        var order = Commands.ordering();

        var answers = Crowd.of(8, i -> handle(order.toDo("notification", "notify")));

        assertThat(answers).containsOnly(answers.getFirst()).first().isInstanceOf(Outcome.Done.class);
        assertThat(rows(("notification WHERE order_id = '%s' AND channel = 'none' AND recipient = 'CG-12520'"
                                + " AND text LIKE '%%WR1%%'")
                        .formatted(order.orderId())))
                .isEqualTo(1);
    }

    // What the claims above are made of

    private Outcome handle(Command command) {
        return participants.stream()
                .filter(it -> it.name().equals(command.participant()))
                .findFirst()
                .orElseThrow()
                .handle(command);
    }

    private Outcome untilAnswered(Command command) {
        Outcome outcome = handle(command);
        for (int attempt = 2; outcome instanceof Outcome.Failed && attempt < 50; attempt++) {
            outcome = handle(Commands.attempt(command, attempt));
        }
        return outcome;
    }

    private String shelf(long onHand) {
        String sku = "sku-" + UUID.randomUUID();
        openShelf(sku, onHand);
        return sku;
    }

    private void openShelf(String sku, long onHand) {
        sql.sql("INSERT INTO stock (sku, on_hand, changed_at) VALUES (?, ?, CURRENT_TIMESTAMP)")
                .params(sku, onHand)
                .update();
    }

    private void emptyShelf(String sku) {
        sql.sql("UPDATE stock SET on_hand = 0 WHERE sku = ?").params(sku).update();
    }

    private void putOn(String sku, long more) {
        sql.sql("UPDATE stock SET on_hand = on_hand + ? WHERE sku = ?")
                .params(more, sku)
                .update();
    }

    private long onHand(String sku) {
        return sql.sql("SELECT on_hand FROM stock WHERE sku = ?")
                .params(sku)
                .query(Long.class)
                .single();
    }

    private long rows(String ofWhat) {
        return sql.sql("SELECT count(*) FROM " + ofWhat).query(Long.class).single();
    }
}
