package io.warren.shop.intake;

import io.warren.engine.saga.Started;
import io.warren.engine.trace.Span;
import io.warren.engine.trace.SpanIds;
import io.warren.engine.trace.TraceParent;
import io.warren.engine.trace.Traces;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tells the trace of an order how it was posted, and which trace of its caller that was part of. */
@Component
class PostTraces {
    private static final Post UNTOLD = new Post(null);

    private final Traces traces;
    private final Clock clock;

    PostTraces(Traces traces, Clock clock) {
        this.traces = traces;
        this.clock = clock;
    }

    /** An order is being posted. */
    Post of(HttpServletRequest request) {
        return traces.on() ? new Post(new Told(request, clock.instant())) : UNTOLD;
    }

    /** One posting of one order. */
    record Post(@Nullable Told told) {
        /** The same answer, of which is told once it is there. */
        CompletableFuture<Started> answered(CompletableFuture<Started> answer) {
            return told == null ? answer : answer.whenComplete((started, failure) -> told.answered(started));
        }
    }

    private final class Told {
        private final @Nullable TraceParent caller;
        private final String route;
        private final Instant came;

        Told(HttpServletRequest request, Instant came) {
            this.caller =
                    TraceParent.read(request.getHeader(TraceParent.HEADER)).orElse(null);
            this.route = request.getServletPath();
            this.came = came;
        }

        void answered(@Nullable Started started) {
            switch (started) {
                case Started.New it -> tell(it.id(), it.businessKey(), 201);
                case Started.Known it -> tell(it.id(), it.businessKey(), 200);
                case Started.Conflict ignored -> {}
                case null -> {}
            }
        }

        private void tell(UUID saga, String order, int status) {
            if (traces.about(saga)) {
                var facts = Map.<String, Object>of(
                        "order.id", order,
                        "http.request.method", "POST",
                        "http.route", route,
                        "http.response.status_code", status);
                traces.tell(new Span(
                        saga,
                        SpanIds.any(),
                        SpanIds.order(saga),
                        caller,
                        "POST " + route,
                        Span.Kind.SERVER,
                        came,
                        clock.instant(),
                        facts,
                        null));
            }
        }
    }
}
