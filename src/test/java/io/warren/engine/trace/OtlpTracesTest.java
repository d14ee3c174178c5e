package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.SagaRef;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OtlpTracesTest {
    private static final UUID SAGA = UUID.fromString("019ab3a2-5f0e-7c3b-9d51-3c1f0a7e2b44");
    private static final String EFFECT = SAGA + "/reserve/do/1";
    private static final Instant AT = Instant.parse("2026-11-24T10:00:00.123456Z");
    private static final TraceParent CALLER =
            new TraceParent("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7", false);

    private final Kept kept = new Kept();

    @Test
    void aSpanKeepsItsIdsTimesAndFacts() {
        var told = told(span(SpanIds.step(EFFECT, 0), Map.of("warren.step", "reserve", "warren.attempts", 2), null));

        assertThat(told.getTraceId()).isEqualTo("019ab3a25f0e7c3b9d513c1f0a7e2b44");
        assertThat(told.getSpanId()).isEqualTo(SpanIds.attempt(EFFECT, 1));
        assertThat(told.getParentSpanId()).isEqualTo(SpanIds.step(EFFECT, 0));
        assertThat(told.getName()).isEqualTo("reserve attempt 1");
        assertThat(told.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(told.getStartEpochNanos()).isEqualTo(nanos(AT));
        assertThat(told.getEndEpochNanos()).isEqualTo(nanos(AT.plusMillis(5)));
        assertThat(told.getAttributes().get(AttributeKey.stringKey("warren.step")))
                .isEqualTo("reserve");
        assertThat(told.getAttributes().get(AttributeKey.longKey("warren.attempts")))
                .isEqualTo(2);
        assertThat(told.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(told.getResource().getAttribute(AttributeKey.stringKey("service.name")))
                .isEqualTo("warren");
    }

    @Test
    void theSpanOfTheOrderHasNoParent() {
        assertThat(told(span(null, Map.of(), null)).getParentSpanContext().isValid())
                .isFalse();
    }

    @Test
    void whatWentWrongIsAnError() {
        var status = told(span(null, Map.of(), "timed-out")).getStatus();

        assertThat(status.getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(status.getDescription()).isEqualTo("timed-out");
    }

    @Test
    void anotherTraceIsLinked() {
        var linked = told(span(null, Map.of(), null)).getLinks().getFirst().getSpanContext();

        assertThat(linked.getTraceId()).isEqualTo(CALLER.trace());
        assertThat(linked.getSpanId()).isEqualTo(CALLER.span());
    }

    @Test
    void aSpanThatEndedBeforeItBeganTookNoTime() {
        var span = new Span(
                SAGA, "1".repeat(16), null, null, "x", Span.Kind.WITHIN, AT, AT.minusMillis(3), Map.of(), null);

        assertThat(span.to()).isEqualTo(AT);
    }

    @Test
    void aCommandCarriesTheSpanOfItsAttemptHoweverOftenItIsSent() {
        var first = headers(1.0);
        var again = headers(1.0);

        assertThat(first).isEqualTo(again);
        assertThat(TraceParent.read(first.get("traceparent")))
                .contains(new TraceParent(SpanIds.trace(SAGA), SpanIds.attempt(EFFECT, 1), true));
        assertThat(SentAt.read(first.get("tracestate"))).contains(AT);
    }

    @Test
    void aCommandOfAnOrderThatIsNotTracedSaysSo() {
        assertThat(headers(0.0).get("traceparent")).asString().endsWith("-00");
    }

    @Test
    void whileItIsOffACommandCarriesNothing() {
        var headers = new HashMap<String, Object>();
        Traces.OFF.mark(command(), headers);

        assertThat(headers).isEmpty();
        assertThat(Traces.OFF.on()).isFalse();
        assertThat(Traces.OFF.about(SAGA)).isFalse();
    }

    private Map<String, Object> headers(double share) {
        var headers = new HashMap<String, Object>();
        try (var traces = new OtlpTraces(kept, share, "warren")) {
            traces.mark(command(), headers);
        }
        return headers;
    }

    private SpanData told(Span span) {
        try (var traces = new OtlpTraces(kept, 1, "warren")) {
            traces.tell(span);
        }
        return kept.spans().getFirst();
    }

    private static Span span(@Nullable String parent, Map<String, Object> facts, @Nullable String error) {
        return new Span(
                SAGA,
                SpanIds.attempt(EFFECT, 1),
                parent,
                CALLER,
                "reserve attempt 1",
                Span.Kind.PRODUCER,
                AT,
                AT.plusMillis(5),
                facts,
                error);
    }

    private static Command command() {
        var ref = new SagaRef(SAGA, "order-1", "order-fulfillment", 1, "eu", "express");
        return new Command(
                UUID.randomUUID().toString(),
                ref,
                "reserve",
                Action.DO,
                "inventory",
                "reserve",
                1,
                EFFECT,
                null,
                AT,
                AT,
                new byte[] {'{', '}'});
    }

    private static long nanos(Instant at) {
        return TimeUnit.SECONDS.toNanos(at.getEpochSecond()) + at.getNano();
    }
}
