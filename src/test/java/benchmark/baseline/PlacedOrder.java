package benchmark.baseline;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** An order and how far it has come. */
@Entity
class PlacedOrder {
    @Id
    String id;

    String status;
    String step;
    String body;
    Instant createdAt;
    Instant updatedAt;

    @SuppressWarnings("NullAway.Init") // Hibernate fills it
    PlacedOrder() {}

    PlacedOrder(String id, String step, String body, Instant at) {
        this.id = id;
        this.status = "RUNNING";
        this.step = step;
        this.body = body;
        this.createdAt = at;
        this.updatedAt = at;
    }
}
