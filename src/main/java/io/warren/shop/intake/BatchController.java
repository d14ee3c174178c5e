package io.warren.shop.intake;

import io.warren.engine.saga.Sagas.TooManyWaiting;
import io.warren.engine.saga.Started;
import io.warren.shop.order.BadOrder;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** {@code POST /api/orders/batch}: many orders, one a line; answered line by line while they still come. */
@RestController
class BatchController {
    private static final String NDJSON = "application/x-ndjson";
    private static final long PAUSE_MS = 20;

    private final Desk desk;
    private final PostTraces traces;
    private final JsonMapper json;

    BatchController(Desk desk, PostTraces traces, JsonMapper json) {
        this.desk = desk;
        this.traces = traces;
        this.json = json;
    }

    @PostMapping(path = "/api/orders/batch", consumes = NDJSON)
    void take(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType(NDJSON);
        var lines = new Lines(new BufferedInputStream(request.getInputStream(), 1 << 16), Bodies.LARGEST);
        var answers = new Answers(response.getOutputStream(), json);
        while (lines.next()) {
            if (!lines.blank()) {
                answers.add(lines.number(), take(lines, traces.of(request)));
            }
            answers.write(!lines.moreAtHand());
        }
        answers.write(true);
    }

    private CompletableFuture<Started> take(Lines lines, PostTraces.Post post) {
        if (lines.tooLong()) {
            return CompletableFuture.failedFuture(Bodies.tooLarge());
        }
        while (true) {
            try {
                return post.answered(desk.take(lines.line(), null));
            } catch (TooManyWaiting e) {
                pause(); // the client of a batch waits, by not being read from
            } catch (BadOrder | Desk.Busy | Refused e) {
                return CompletableFuture.failedFuture(e);
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Desk.Busy("Warren is stopping.");
        }
    }
}
