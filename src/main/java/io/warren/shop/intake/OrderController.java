package io.warren.shop.intake;

import io.warren.engine.saga.Started;
import io.warren.shop.order.BadOrder;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriUtils;

/** {@code POST /api/orders}: one order, answered once it is stored. */
@RestController
@RequestMapping("/api/orders")
class OrderController {
    private static final int LONGEST_KEY = 200;
    private static final long PATIENCE_S = 30;

    private final Desk desk;
    private final PostTraces traces;

    /** @param status PENDING where it is new, else how it stands */
    record Accepted(String orderId, String status, String message) {}

    OrderController(Desk desk, PostTraces traces) {
        this.desk = desk;
        this.traces = traces;
    }

    @PostMapping(consumes = {MediaType.APPLICATION_JSON_VALUE, "application/*+json"})
    ResponseEntity<Accepted> take(
            HttpServletRequest request, @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException, BadOrder {
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw new Refused(
                    400, "The Idempotency-Key has not 1 to %d characters. Nothing was stored.".formatted(LONGEST_KEY));
        }
        var post = traces.of(request);
        byte[] body = Bodies.read(request);
        return answer(await(post.answered(desk.take(body, key))));
    }

    private static ResponseEntity<Accepted> answer(Started started) {
        return switch (started) {
            case Started.New it ->
                ResponseEntity.created(location(it.businessKey()))
                        .body(new Accepted(it.businessKey(), "PENDING", "Order accepted; it is being fulfilled."));
            case Started.Known it ->
                ResponseEntity.ok()
                        .location(location(it.businessKey()))
                        .body(new Accepted(it.businessKey(), it.status().name(), "This order was accepted before."));
            case Started.Conflict it
            when it.byRequestKey() ->
                throw new Refused(
                        422,
                        "Another order (%s) was accepted under this Idempotency-Key. Nothing was stored; send this one with a key of its own."
                                .formatted(it.businessKey()));
            case Started.Conflict it ->
                throw new Refused(
                        409,
                        "Another order was accepted as '%s'. Nothing was stored; give this one an id of its own."
                                .formatted(it.businessKey()));
        };
    }

    private static URI location(String orderId) {
        return URI.create(
                "/api/orders/" + UriUtils.encodePathSegment(orderId, java.nio.charset.StandardCharsets.UTF_8));
    }

    static Started await(CompletableFuture<Started> answer) {
        try {
            return answer.get(PATIENCE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Desk.Busy("Warren is stopping.");
        } catch (TimeoutException e) {
            throw new Desk.Busy("The database did not answer in time. Whether the order was stored is not known.");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(e.getCause());
        }
    }
}
