package io.warren.shop.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.warren.engine.saga.Started;
import io.warren.shop.order.BadOrder;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The answers to a batch, in the order of its lines; so many may be open that they share their transactions. */
final class Answers {
    private static final int OPEN = 512;

    private final OutputStream out;
    private final JsonMapper json;
    private final Queue<Pending> pending = new ArrayDeque<>();

    private record Pending(int line, CompletableFuture<Started> started) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Answer(
            int line,
            @Nullable String orderId,
            @Nullable String status,
            @Nullable Boolean known,
            @Nullable String error) {}

    Answers(OutputStream out, JsonMapper json) {
        this.out = out;
        this.json = json;
    }

    void add(int line, CompletableFuture<Started> started) {
        pending.add(new Pending(line, started));
    }

    /** Writes what is answered; where all is wanted, or too many are open, it waits for them. */
    void write(boolean all) throws IOException {
        while (!pending.isEmpty()
                && (all || pending.size() >= OPEN || pending.peek().started().isDone())) {
            out.write(json.writeValueAsBytes(answer(pending.remove())));
            out.write('\n');
        }
        if (all) {
            out.flush();
        }
    }

    private static Answer answer(Pending it) {
        try {
            return switch (it.started().join()) {
                case Started.New order -> new Answer(it.line(), order.businessKey(), "PENDING", null, null);
                case Started.Known order ->
                    new Answer(it.line(), order.businessKey(), order.status().name(), true, null);
                case Started.Conflict order ->
                    new Answer(
                            it.line(),
                            null,
                            null,
                            null,
                            "Another order was accepted as '%s'. Nothing was stored.".formatted(order.businessKey()));
            };
        } catch (CompletionException e) {
            return new Answer(it.line(), null, null, null, refusal(e));
        }
    }

    /** What is wrong with the line; what is wrong with us ends the answer instead, and the rest can be sent again. */
    private static String refusal(CompletionException e) {
        if (e.getCause() instanceof BadOrder || e.getCause() instanceof Refused) {
            return String.valueOf(e.getCause().getMessage());
        }
        throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
}
