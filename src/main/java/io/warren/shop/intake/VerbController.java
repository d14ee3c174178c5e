package io.warren.shop.intake;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.Sagas;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a person may ask of an order. */
@RestController
@RequestMapping("/api/orders/{orderId}")
class VerbController {
    private final Sagas sagas;
    private final RouteSettings routes;

    /** @param status how the order stands now */
    record Answer(String orderId, String status, String message) {}

    VerbController(Sagas sagas, RouteSettings routes) {
        this.sagas = sagas;
        this.routes = routes;
    }

    @PostMapping("/{verb}")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer ask(
            @PathVariable String orderId,
            @PathVariable String verb,
            @RequestBody(required = false) @Nullable Asked body) {
        Asked asked = body == null ? Asked.NOTHING : body;
        var wanted = asked.verb(verb, routes);
        var saga = sagas.find(orderId)
                .orElseThrow(() -> OrderQueries.unknown(orderId))
                .saga();
        var verdict =
                sagas.ask(saga.sagaId(), wanted, asked.who(), asked.reason()).join();
        if (!verdict.accepted()) {
            throw new Refused(409, "'%s' is refused: %s. Nothing was changed.".formatted(verb, verdict.why()));
        }
        String status = sagas.find(orderId).map(it -> it.saga().status().name()).orElse("");
        return new Answer(orderId, status, verdict.why());
    }
}
