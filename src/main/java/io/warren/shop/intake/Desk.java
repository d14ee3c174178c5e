package io.warren.shop.intake;

import io.warren.engine.route.Door;
import io.warren.engine.saga.Beginning;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Started;
import io.warren.engine.workflow.Workflows;
import io.warren.shop.order.BadOrder;
import io.warren.shop.order.Order;
import io.warren.shop.order.Orders;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes one posted order: reads it, and has its saga begun. */
@Component
class Desk {
    private final Orders orders;
    private final Sagas sagas;
    private final Backlog backlog;
    private final Workflows workflows;
    private final Door door;

    Desk(Orders orders, Sagas sagas, Backlog backlog, Workflows workflows, Door door) {
        this.orders = orders;
        this.sagas = sagas;
        this.backlog = backlog;
        this.workflows = workflows;
        this.door = door;
    }

    /**
     * @param requestKey the client's Idempotency-Key; none where it gave none
     * @return completed once the order is stored, durably
     * @throws BadOrder with everything that is wrong with it
     * @throws Busy where more are under way than the limit allows
     * @throws Refused where no binding takes its first command
     */
    CompletableFuture<Started> take(byte[] body, @Nullable String requestKey) throws BadOrder {
        Order order = orders.read(body);
        if (backlog.full()) {
            throw Busy.full();
        }
        refuseTheUnroutable(order, requestKey);
        var answer = sagas.begin(beginning(order, requestKey));
        backlog.accepted();
        return answer;
    }

    /** One that was accepted before is none: it is answered as before. */
    private void refuseTheUnroutable(Order order, @Nullable String requestKey) {
        var first = workflows.newest(order.workflow()).steps().getFirst();
        var refusal = door.refusal(first, order.region(), order.priority());
        if (refusal.isPresent() && !sagas.known(order.id(), requestKey)) {
            throw Refused.unroutable(refusal.get());
        }
    }

    private Beginning beginning(Order order, @Nullable String requestKey) {
        UUID id = sagas.newId();
        String given = order.id();
        String orderId = given == null ? id.toString() : given;
        return new Beginning(
                id,
                orderId,
                given != null,
                requestKey,
                order.fingerprint(),
                order.workflow(),
                order.region(),
                order.priority(),
                order.customer(),
                (given == null ? withId(order.json(), orderId) : order.json()).getBytes(StandardCharsets.UTF_8));
    }

    private static String withId(String json, String orderId) {
        return "{\"orderId\":\"" + orderId + "\"," + json.substring(1);
    }

    /** Not now: nothing was stored, try again later. */
    static final class Busy extends RuntimeException {
        static Busy full() {
            return new Busy("The backlog limit of orders under way is reached.");
        }

        Busy(String why) {
            super(why + " Nothing was stored; try again later.");
        }
    }
}
