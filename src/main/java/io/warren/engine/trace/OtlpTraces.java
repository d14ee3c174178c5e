package io.warren.engine.trace;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.IdGenerator;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.warren.engine.message.Command;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** Tells by OpenTelemetry's SDK, in batches, from a thread of its own; what comes faster than it leaves is dropped. */
final class OtlpTraces implements Traces {
    private static final int WAITING = 16_384;
    private static final int BATCH = 1_024;
    private static final Duration DELAY = Duration.ofSeconds(1);
    private static final long FAREWELL_S = 3;

    private final Share share;
    private final Ids ids = new Ids();
    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** The ids of the span that is being told, which are ours and not the SDK's. */
    private static final class Ids implements IdGenerator {
        private String trace = "";
        private String span = "";

        @Override
        public String generateTraceId() {
            return trace;
        }

        @Override
        public String generateSpanId() {
            return span;
        }
    }

    static Traces to(String target, TraceSettings settings, String service) {
        return new OtlpTraces(Collector.at(target, settings), settings.share(), service);
    }

    /** @param service what the collector is told that this is */
    OtlpTraces(SpanExporter exporter, double share, String service) {
        this.share = new Share(share);
        this.provider = SdkTracerProvider.builder()
                .setIdGenerator(ids)
                .setResource(Resource.getDefault().toBuilder()
                        .put("service.name", service)
                        .build())
                .addSpanProcessor(BatchSpanProcessor.builder(exporter)
                        .setMaxQueueSize(WAITING)
                        .setMaxExportBatchSize(BATCH)
                        .setScheduleDelay(DELAY)
                        .build())
                .build();
        this.tracer = provider.get("io.warren");
    }

    @Override
    public boolean on() {
        return true;
    }

    @Override
    public boolean about(UUID saga) {
        return share.has(saga);
    }

    @Override
    public void mark(Command command, Map<String, Object> headers) {
        UUID saga = command.sagaId();
        String span = SpanIds.attempt(command.effectId(), command.attempt());
        headers.put(TraceParent.HEADER, new TraceParent(SpanIds.trace(saga), span, about(saga)).header());
        headers.put(SentAt.HEADER, SentAt.header(command.sentAt()));
    }

    @Override
    public synchronized void tell(Span it) {
        ids.trace = SpanIds.trace(it.saga());
        ids.span = it.id();
        SpanBuilder span = tracer.spanBuilder(it.name()).setSpanKind(kind(it)).setStartTimestamp(it.from());
        if (it.parent() == null) {
            span.setNoParent();
        } else {
            var around = new TraceParent(ids.trace, it.parent(), true);
            span.setParent(Context.root().with(io.opentelemetry.api.trace.Span.wrap(context(around))));
        }
        if (it.link() != null) {
            span.addLink(context(it.link()));
        }
        it.facts().forEach((name, value) -> attribute(span, name, value));
        var told = span.startSpan();
        if (it.error() != null) {
            told.setStatus(StatusCode.ERROR, it.error());
        }
        told.end(it.to());
    }

    private static void attribute(SpanBuilder span, String name, Object value) {
        switch (value) {
            case Boolean it -> span.setAttribute(name, it);
            case Integer it -> span.setAttribute(name, it);
            case Long it -> span.setAttribute(name, it);
            default -> span.setAttribute(AttributeKey.stringKey(name), value.toString());
        }
    }

    private static SpanContext context(TraceParent it) {
        var flags = it.sampled() ? TraceFlags.getSampled() : TraceFlags.getDefault();
        return SpanContext.createFromRemoteParent(it.trace(), it.span(), flags, TraceState.getDefault());
    }

    private static SpanKind kind(Span it) {
        return switch (it.kind()) {
            case WITHIN -> SpanKind.INTERNAL;
            case SERVER -> SpanKind.SERVER;
            case PRODUCER -> SpanKind.PRODUCER;
            case CONSUMER -> SpanKind.CONSUMER;
        };
    }

    @Override
    public void close() {
        provider.shutdown().join(FAREWELL_S, TimeUnit.SECONDS);
    }
}
