package io.warren.shop.intake;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.SagaDetail;
import io.warren.engine.saga.SagaFilter;
import io.warren.engine.saga.SagaSummary;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Status;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders: one with all its steps, or a page of them. */
@RestController
@RequestMapping("/api/orders")
class OrderQueries {
    private static final int LARGEST_PAGE = 200;

    private final Sagas sagas;
    private final RouteSettings routes;
    private final JsonMapper json;

    /** @param next the cursor of the page that follows; none where there is none */
    record Page(List<SagaSummary> orders, @Nullable UUID next) {}

    /** What a caller may narrow a list by; what is absent does not narrow. */
    record Wanted(
            @Nullable String status,
            @Nullable String region,
            @Nullable String priority,
            @Nullable String step,
            @Nullable String customer,
            @Nullable Boolean incident,
            @Nullable UUID after,
            @Nullable Integer limit) {}

    OrderQueries(Sagas sagas, RouteSettings routes, JsonMapper json) {
        this.sagas = sagas;
        this.routes = routes;
        this.json = json;
    }

    @GetMapping("/{orderId}")
    OrderView one(@PathVariable String orderId) {
        SagaDetail found = sagas.find(orderId).orElseThrow(() -> unknown(orderId));
        var priority = routes.priorities().get(found.saga().priority());
        return OrderView.of(found, priority == null ? null : priority.lane(), json.readTree(found.payload()));
    }

    @GetMapping
    Page list(Wanted wanted) {
        int limit = Math.clamp(wanted.limit() == null ? 50 : wanted.limit(), 1, LARGEST_PAGE);
        var orders = sagas.list(new SagaFilter(
                status(wanted.status()),
                wanted.region(),
                wanted.priority(),
                wanted.step(),
                wanted.customer(),
                wanted.incident(),
                wanted.after(),
                limit));
        return new Page(orders, orders.size() < limit ? null : orders.getLast().sagaId());
    }

    static @Nullable Status status(@Nullable String word) {
        try {
            return word == null || word.isBlank() ? null : Status.valueOf(word.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException e) {
            throw new Refused(
                    400,
                    "No status is called '%s'. Known: %s."
                            .formatted(word.length() > 40 ? "..." : word, Arrays.toString(Status.values())));
        }
    }

    static Refused unknown(String orderId) {
        return new Refused(
                404,
                "No order '%s' was accepted here."
                        .formatted(orderId.length() > 100 ? "..." : orderId.replaceAll("\\p{Cntrl}", " ")));
    }
}
