package io.warren.road;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceResponse;
import io.opentelemetry.proto.common.v1.AnyValue;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status.StatusCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes traces by OTLP over HTTP, as a collector does, and keeps them. */
final class TraceCollector implements AutoCloseable {
    private final HttpServer server;
    private final Queue<Told> told = new ConcurrentLinkedQueue<>();

    /**
     * One span as it arrived.
     *
     * @param parent empty where it has none
     * @param links the traces of the spans that it is linked with
     */
    record Told(
            String service,
            String trace,
            String id,
            String parent,
            String name,
            String kind,
            Instant from,
            Instant to,
            Map<String, String> facts,
            boolean error,
            List<String> links) {}

    private TraceCollector(HttpServer server) {
        this.server = server;
    }

    static TraceCollector start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        var collector = new TraceCollector(server);
        server.createContext("/v1/traces", collector::take);
        server.start();
        return collector;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = ExportTraceServiceRequest.parseFrom(exchange.getRequestBody());
            for (var resource : request.getResourceSpansList()) {
                String service = service(resource.getResource());
                resource.getScopeSpansList().stream()
                        .flatMap(it -> it.getSpansList().stream())
                        .forEach(it -> told.add(told(service, it)));
            }
            byte[] answer = ExportTraceServiceResponse.getDefaultInstance().toByteArray();
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, answer.length == 0 ? -1 : answer.length);
        }
    }

    private static String service(Resource resource) {
        return facts(resource.getAttributesList()).getOrDefault("service.name", "");
    }

    private static Told told(String service, Span it) {
        return new Told(
                service,
                hex(it.getTraceId().toByteArray()),
                hex(it.getSpanId().toByteArray()),
                hex(it.getParentSpanId().toByteArray()),
                it.getName(),
                it.getKind().name().replace("SPAN_KIND_", ""),
                Instant.ofEpochSecond(0, it.getStartTimeUnixNano()),
                Instant.ofEpochSecond(0, it.getEndTimeUnixNano()),
                facts(it.getAttributesList()),
                it.getStatus().getCode() == StatusCode.STATUS_CODE_ERROR,
                it.getLinksList().stream()
                        .map(link -> hex(link.getTraceId().toByteArray()))
                        .toList());
    }

    private static Map<String, String> facts(List<KeyValue> attributes) {
        return attributes.stream().collect(Collectors.toMap(KeyValue::getKey, it -> text(it.getValue())));
    }

    private static String text(AnyValue value) {
        return value.hasStringValue() ? value.getStringValue() : Long.toString(value.getIntValue());
    }

    private static String hex(byte[] id) {
        return HexFormat.of().formatHex(id);
    }

    /** The spans that name that order, as far as they have come. */
    List<Told> of(String order) {
        return told.stream()
                .filter(it -> order.equals(it.facts().get("order.id")))
                .toList();
    }

    /** The first span of that name of that order; none while it has not come. */
    @Nullable
    Told span(String order, String name) {
        return of(order).stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElse(null);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
