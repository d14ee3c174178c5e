package io.warren.engine.trace;

import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to whoever collects; says once that spans are lost, and once that they arrive again. */
final class Collector implements SpanExporter {
    private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

    private final SpanExporter way;
    private final String target;
    private final AtomicBoolean losing = new AtomicBoolean();
    private final AtomicLong lost = new AtomicLong();

    Collector(SpanExporter way, String target) {
        this.way = way;
        this.target = target;
    }

    static Collector at(String target, TraceSettings settings) {
        var exporter = OtlpHttpSpanExporter.builder().setEndpoint(target);
        settings.headers().forEach(exporter::addHeader);
        return new Collector(exporter.build(), target);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var result = way.export(spans);
        return result.whenComplete(() -> heard(result, spans.size()));
    }

    private void heard(CompletableResultCode result, int spans) {
        if (!result.isSuccess()) {
            lost.addAndGet(spans);
            if (!losing.getAndSet(true)) {
                LOG.warn(
                        "{} took no traces ({}). They are lost until it does; orders are not held up. Look after the"
                                + " collector, or see whether warren.traces.endpoint is right.",
                        target,
                        why(result.getFailureThrowable()));
            }
        } else if (losing.getAndSet(false)) {
            LOG.info("{} takes traces again. {} spans were lost.", target, lost.getAndSet(0));
        }
    }

    private static String why(@Nullable Throwable failure) {
        if (failure == null) {
            return "no reason given";
        }
        Throwable cause = failure.getCause();
        return cause == null ? String.valueOf(failure.getMessage()) : cause.toString();
    }

    @Override
    public CompletableResultCode flush() {
        return way.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return way.shutdown();
    }
}
