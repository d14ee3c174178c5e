package io.warren.shop.intake;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.warren.engine.operation.JobView;
import io.warren.engine.operation.Jobs;
import io.warren.engine.operation.Limits;
import io.warren.engine.operation.NewJob;
import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.SagaFilter;
import io.warren.engine.saga.Sagas;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** One verb on many orders: counted first, then a job. */
@RestController
class BulkController {
    private static final int MOST = 200_000;

    private final Sagas sagas;
    private final Jobs jobs;
    private final RouteSettings routes;
    private final JsonMapper json;

    /**
     * @param verb as on a single order
     * @param filter which orders; at least one of its fields
     * @param dryRun whether to count them only
     * @param rate orders per second
     * @param stopAt the share of failures above which the job stops by itself
     */
    record Bulk(
            @Nullable String verb,
            @Nullable Which filter,
            @Nullable Boolean dryRun,
            @Nullable Double rate,
            @Nullable Double stopAt,
            @JsonUnwrapped @Nullable Asked asked) {}

    /** As in the list of orders. */
    record Which(
            @Nullable String status,
            @Nullable String region,
            @Nullable String priority,
            @Nullable String step,
            @Nullable String customer,
            @Nullable Boolean incident) {

        SagaFilter filter() {
            if (Stream.of(status, region, priority, step, customer, incident).allMatch(it -> it == null)) {
                throw new Refused(
                        400,
                        "Say which orders: 'filter' needs a status, region, priority, step, customer or incident. Nothing was changed.");
            }
            var wanted = OrderQueries.status(status);
            return new SagaFilter(wanted, region, priority, step, customer, incident, null, MOST);
        }
    }

    record Count(int count) {}

    BulkController(Sagas sagas, Jobs jobs, RouteSettings routes, JsonMapper json) {
        this.sagas = sagas;
        this.jobs = jobs;
        this.routes = routes;
        this.json = json;
    }

    @PostMapping("/api/orders/bulk")
    ResponseEntity<Object> ask(@RequestBody Bulk bulk) {
        if (bulk.verb() == null || bulk.filter() == null) {
            throw new Refused(400, "A bulk request needs 'verb' and 'filter'. Nothing was changed.");
        }
        Asked asked = bulk.asked() == null ? Asked.NOTHING : bulk.asked();
        asked.verb(bulk.verb(), routes); // what is wrong with it is said before a job is made
        List<String> orders = sagas.select(bulk.filter().filter());
        return Boolean.TRUE.equals(bulk.dryRun())
                ? ResponseEntity.ok(new Count(orders.size()))
                : ResponseEntity.accepted().body(begin(bulk, bulk.verb(), asked, orders));
    }

    private JobView begin(Bulk bulk, String verb, Asked asked, List<String> orders) {
        var params = json.valueToTree(new OrderVerbs.Params(verb, asked));
        var limits = limits(bulk);
        return jobs.create(
                new NewJob(OrderVerbs.NAME, verb + " orders", asked.who(), asked.reason(), params, limits), orders);
    }

    private static Limits limits(Bulk bulk) {
        try {
            return Limits.of(bulk.rate(), bulk.stopAt());
        } catch (IllegalArgumentException e) {
            throw new Refused(400, "The job cannot be made: %s. Nothing was changed.".formatted(e.getMessage()));
        }
    }
}
