package benchmark.baseline;

import java.time.Clock;
import org.springframework.amqp.rabbit.annotation.RabbitListener;
import org.springframework.amqp.rabbit.core.RabbitTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** The four steps: each remembers that it was done, and sends the order on. */
@Component
class Steps {
    static final String RESERVE = "baseline.reserve";
    static final String AUTHORIZE = "baseline.authorize";
    static final String SHIP = "baseline.ship";
    static final String NOTIFY = "baseline.notify";

    private final PlacedOrders orders;
    private final RabbitTemplate rabbit;
    private final TransactionTemplate transactions;
    private final Clock clock = Clock.systemUTC();

    Steps(PlacedOrders orders, RabbitTemplate rabbit, TransactionTemplate transactions) {
        this.orders = orders;
        this.rabbit = rabbit;
        this.transactions = transactions;
    }

    void place(String id, String body) {
        transactions.executeWithoutResult(it -> orders.save(new PlacedOrder(id, RESERVE, body, clock.instant())));
        send(id, RESERVE);
    }

    @RabbitListener(queues = RESERVE)
    void reserve(String id) {
        record(id, "RUNNING", AUTHORIZE);
        send(id, AUTHORIZE);
    }

    @RabbitListener(queues = AUTHORIZE)
    void authorize(String id) {
        record(id, "RUNNING", SHIP);
        send(id, SHIP);
    }

    @RabbitListener(queues = SHIP)
    void ship(String id) {
        record(id, "RUNNING", NOTIFY);
        send(id, NOTIFY);
    }

    @RabbitListener(queues = NOTIFY)
    void tell(String id) {
        record(id, "COMPLETED", NOTIFY);
    }

    private void record(String id, String status, String step) {
        transactions.executeWithoutResult(it -> {
            PlacedOrder order = orders.findById(id).orElseThrow();
            order.status = status;
            order.step = step;
            order.updatedAt = clock.instant();
        });
    }

    private void send(String id, String step) {
        rabbit.convertAndSend(BaselineApplication.EXCHANGE, step, id);
    }
}
