package io.warren.crash;

import java.util.List;
import java.util.Locale;

/** What an order goes through: each is a workflow of the same name under {@code src/test/resources/crash/workflows}. */
enum Story {
    /** All four steps. */
    THROUGH("COMPLETED", "reserve", "authorize", "ship", "notify"),
    /** The third step says no, two are undone. */
    REFUSED("COMPENSATED", "authorize", "ship"),
    /** A remote participant does not hear the first attempt. */
    LATE("COMPLETED", "reserve", "survey"),
    /** A remote participant does it and never says so, until the order gives up and undoes what may have happened. */
    GIVEN_UP("COMPENSATED", "reserve", "survey");

    private static final String SOLD_OUT = "SOLD-OUT";

    private final String end;
    private final List<String> steps;

    Story(String end, String... steps) {
        this.end = end;
        this.steps = List.of(steps);
    }

    /** The status in which it ends. */
    String end() {
        return end;
    }

    /** The steps that are done, whether they are undone again or not. */
    List<String> steps() {
        return steps;
    }

    boolean undone() {
        return end.equals("COMPENSATED");
    }

    String workflow() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** An order without an id of its own, which nobody can tell from another but by this mark. */
    String order(String mark) {
        return """
                {"userId": "CG-12520", "items": [{"sku": "%s", "quantity": 1, "unitPrice": "2.50"}],\
                 "totalAmount": "2.50", "shippingAddress": "1 Main Street", "workflow": "%s", "mark": "%s"}""".formatted(this == REFUSED ? SOLD_OUT : io.warren.road.Posted.SKU, workflow(), mark);
    }

    @Override
    public String toString() {
        return workflow();
    }
}
