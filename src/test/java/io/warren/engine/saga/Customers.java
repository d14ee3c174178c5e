package io.warren.engine.saga;

import io.warren.engine.saga.Schedule.Buy;
import io.warren.simulation.Dice;
import io.warren.simulation.Life;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Those who order, and what they were told: they ask again until they have an answer, where a key makes that safe. */
final class Customers {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Surroundings around;
    private final List<SimulatedEngine> engines;
    private final Life life;
    private final Map<Buy, Purchase> purchases = new LinkedHashMap<>();

    /** What has become of one request. */
    static final class Purchase {
        final Buy buy;
        final List<UUID> ids = new ArrayList<>();

        @Nullable
        UUID accepted;

        int open;
        int asked;

        private Purchase(Buy buy) {
            this.buy = buy;
        }

        /** Whether its customer goes on asking. */
        boolean waits() {
            return open > 0;
        }
    }

    Customers(Surroundings around, List<SimulatedEngine> engines) {
        this.around = around;
        this.engines = engines;
        this.life = around.world().life("customer");
    }

    void come() {
        for (Buy buy : around.schedule().buys()) {
            var purchase = new Purchase(buy);
            purchases.put(buy, purchase);
            for (int i = 0; i < (buy.twice() ? 2 : 1); i++) {
                purchase.open++;
                int first = buy.engine() + i;
                around.world().after(buy.at(), life, () -> ask(purchase, first));
            }
        }
    }

    private void ask(Purchase purchase, int at) {
        var engine = engines.get(at % engines.size());
        if (!engine.up()) {
            again(purchase, at + 1);
            return;
        }
        UUID id = idOf(purchase);
        purchase.asked++;
        var answer = new CompletableFuture<Started>();
        around.world().tell("customer", () -> "asks " + engine.name() + " for order-" + purchase.buy.number());
        engine.begin(new Begin.Request(beginning(purchase.buy, id), answer));
        var heard = new boolean[1];
        var ignored = answer.whenComplete((started, e) -> around.world()
                .after(Duration.ofMillis(1), life, () -> once(heard, () -> heard(purchase, at, id, started))));
        around.world().after(PATIENCE, life, () -> once(heard, () -> heard(purchase, at, id, null)));
    }

    private static void once(boolean[] heard, Runnable task) {
        if (!heard[0]) {
            heard[0] = true;
            task.run();
        }
    }

    /** @param started none where there was no answer, or none that says what happened */
    private void heard(Purchase purchase, int at, UUID asked, @Nullable Started started) {
        around.world().tell("customer", () -> "hears " + (started == null ? "nothing" : started));
        switch (started) {
            case Started.New it -> accepted(purchase, it.id(), asked);
            case Started.Known it -> accepted(purchase, it.id(), null);
            case Started.Conflict it -> throw new AssertionError("4 idempotent intake: the same request got " + it);
            case null -> again(purchase, at + 1);
        }
    }

    private void accepted(Purchase purchase, UUID id, @Nullable UUID asked) {
        purchase.open--;
        boolean keyless = !purchase.buy.businessKey() && !purchase.buy.requestKey();
        if (!keyless && purchase.accepted != null && !purchase.accepted.equals(id)) {
            throw new AssertionError("4 idempotent intake: order-%d was accepted as %s and as %s"
                    .formatted(purchase.buy.number(), purchase.accepted, id));
        }
        if (asked != null && !asked.equals(id)) {
            throw new AssertionError("4 idempotent intake: asked for %s, got %s as new".formatted(asked, id));
        }
        purchase.accepted = id;
    }

    /** Without a key nobody can tell a repetition from a second order. */
    private void again(Purchase purchase, int at) {
        boolean keyless = !purchase.buy.businessKey() && !purchase.buy.requestKey();
        if (keyless && purchase.asked > 0) {
            purchase.open--;
            return;
        }
        around.world().after(Duration.ofMillis(700), life, () -> ask(purchase, at));
    }

    private UUID idOf(Purchase purchase) {
        Dice dice = Dice.of(around.schedule().seed(), "id/" + purchase.buy.number() + "/" + purchase.ids.size());
        long millis = around.world().now().toEpochMilli();
        var id = new UUID((millis << 16) | 0x7000 | dice.below(0x1000), Long.MIN_VALUE | dice.number() >>> 2);
        purchase.ids.add(id);
        return id;
    }

    private static Beginning beginning(Buy buy, UUID id) {
        String name = "order-" + buy.number();
        return new Beginning(
                id,
                buy.businessKey() ? name : name + "-" + Long.toHexString(id.getLeastSignificantBits()),
                buy.businessKey(),
                buy.requestKey() ? "key-" + buy.number() : null,
                "print-" + buy.number(),
                buy.workflow(),
                buy.region(),
                buy.priority(),
                null,
                payload(buy.number()));
    }

    static byte[] payload(int number) {
        return "{\"number\":%d}".formatted(number).getBytes(StandardCharsets.UTF_8);
    }

    boolean waiting() {
        return purchases.values().stream().anyMatch(Purchase::waits);
    }

    List<Purchase> purchases() {
        return List.copyOf(purchases.values());
    }

    @Nullable
    Purchase of(int buy) {
        return purchases.values().stream()
                .filter(it -> it.buy.number() == buy)
                .findFirst()
                .orElse(null);
    }
}
