package io.warren.shop.intake;

import io.warren.engine.operation.Errand;
import io.warren.engine.operation.JobKind;
import io.warren.engine.operation.Limits;
import io.warren.engine.operation.NewJob;
import io.warren.engine.operation.Result;
import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Verb;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks one verb of many orders; each decides for itself, and does once what it is asked twice. */
@Component
public class OrderVerbs implements JobKind {
    static final String NAME = "orders";

    private final Sagas sagas;
    private final RouteSettings routes;
    private final JsonMapper json;

    /** What such a job has to know. */
    record Params(String verb, Asked asked) {}

    OrderVerbs(Sagas sagas, RouteSettings routes, JsonMapper json) {
        this.sagas = sagas;
        this.routes = routes;
        this.json = json;
    }

    /**
     * A job that asks that verb of many orders.
     *
     * @param verb one that needs nothing but itself: cancel, terminate, pause, resume, retry, skip, approve
     */
    public NewJob job(String verb, String who, @Nullable String reason, Limits limits) {
        var asked = new Asked(reason, who, null, null, null, null);
        asked.verb(verb, routes);
        return new NewJob(NAME, verb + " orders", who, reason, json.valueToTree(new Params(verb, asked)), limits);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<Result> perform(List<String> items, Errand errand) {
        Params params = json.treeToValue(errand.params(), Params.class);
        Verb verb = params.asked().verb(params.verb(), routes);
        Map<String, UUID> ids = sagas.ids(items);
        var asked = items.stream().map(it -> ask(ids.get(it), verb, errand)).toList();
        return asked.stream().map(OrderVerbs::result).toList();
    }

    private CompletableFuture<Sagas.@Nullable Verdict> ask(@Nullable UUID saga, Verb verb, Errand errand) {
        return saga == null
                ? CompletableFuture.completedFuture(null)
                : sagas.ask(saga, verb, errand.who(), errand.reason()).thenApply(it -> it);
    }

    private static Result result(CompletableFuture<Sagas.@Nullable Verdict> answer) {
        try {
            Sagas.Verdict verdict = answer.join();
            if (verdict == null) {
                return new Result.Skipped("It is no longer kept.");
            }
            return verdict.accepted()
                    ? new Result.Done(verdict.why())
                    : new Result.Skipped("Refused: " + verdict.why());
        } catch (CompletionException e) {
            return new Result.Failed("It could not be asked: " + e.getCause());
        }
    }
}
