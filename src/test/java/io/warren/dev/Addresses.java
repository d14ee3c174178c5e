package io.warren.dev;

import java.net.URI;

/** Where to look and what to try once Warren serves. */
final class Addresses {
    private Addresses() {}

    static String of(URI url, DevBroker broker, DevLogin login) {
        return """

                Look at, as %5$s with the password %6$s
                  orders      %1$s/api/orders?limit=20
                  figures     %1$s/api/stats
                  health      %1$s/actuator/health
                  RabbitMQ    %2$s  (%3$s / %4$s)
                Try
                  curl -s %1$s/api/orders/CA-2016-152156
                  curl -s -u %5$s:%6$s '%1$s/api/routes/explain?step=ship&region=eu&priority=express'
                  curl -s %1$s/api/orders -H 'Content-Type: application/json' -d '
                    {"userId": "me", "items": [{"sku": "TEA-1", "quantity": 1}],
                     "totalAmount": "9.90", "shippingAddress": "1 Main St, Lyon, France"}'
                Warren keeps serving. Ctrl-C ends it, and all it has started.
                """.formatted(
                        url, broker.management(), broker.user(), broker.password(), login.user(), login.password());
    }
}
