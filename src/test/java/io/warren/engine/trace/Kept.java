package io.warren.engine.trace;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** Keeps what would be sent, unless it is told to fail. */
final class Kept implements SpanExporter {
    private final List<SpanData> spans = new CopyOnWriteArrayList<>();
    private volatile @Nullable Throwable trouble;

    List<SpanData> spans() {
        return spans;
    }

    void fails(@Nullable Throwable trouble) {
        this.trouble = trouble;
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> batch) {
        Throwable now = trouble;
        if (now != null) {
            return CompletableResultCode.ofExceptionalFailure(now);
        }
        spans.addAll(batch);
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode flush() {
        return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
        return CompletableResultCode.ofSuccess();
    }
}
