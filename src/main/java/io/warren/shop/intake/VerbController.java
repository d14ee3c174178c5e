package io.warren.shop.intake;

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

    /** @param reason kept in the order's history */
    record Asked(@Nullable String reason) {}

    record Answer(String orderId, String message) {}

    VerbController(Sagas sagas) {
        this.sagas = sagas;
    }

    @PostMapping("/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Answer cancel(@PathVariable String orderId, @RequestBody(required = false) @Nullable Asked asked) {
        var saga = sagas.find(orderId)
                .orElseThrow(() -> OrderQueries.unknown(orderId))
                .saga();
        String why = asked == null || asked.reason() == null ? "no reason given" : asked.reason();
        var verdict = sagas.cancel(saga.sagaId(), "api", why);
        if (!verdict.accepted()) {
            throw new Refused(409, "The order cannot be cancelled: %s. Nothing was changed.".formatted(verdict.why()));
        }
        return new Answer(orderId, "It is stopped, and what was done for it is undone.");
    }
}
