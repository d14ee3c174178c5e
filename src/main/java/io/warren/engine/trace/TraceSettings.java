package io.warren.engine.trace;

import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where traces of orders go.
 *
 * @param endpoint A collector's address for OTLP by HTTP, such as {@code http://localhost:4318}; an address without a
 *     path is given {@code /v1/traces}. Unset: nothing is traced.
 * @param share Of the orders, how many are traced: 0.1 is every tenth. All instances choose the same ones.
 * @param headers Sent with each request to the collector, such as {@code Authorization}.
 */
@ConfigurationProperties("warren.traces")
record TraceSettings(
        @Nullable URI endpoint,
        @DefaultValue("1.0") double share,
        @DefaultValue Map<String, String> headers) {
    private static final String PATH = "/v1/traces";

    TraceSettings {
        check(share >= 0 && share <= 1, "share", share, "a number from 0 to 1");
        check(
                endpoint == null || isHttp(endpoint),
                "endpoint",
                endpoint,
                "an address such as http://localhost:4318, or leave it out");
        headers = Map.copyOf(headers);
    }

    /** The address with its path; none while nothing is traced. */
    @Nullable
    String target() {
        if (endpoint == null) {
            return null;
        }
        String path = endpoint.getPath();
        return path.isEmpty() || path.equals("/") ? endpoint.resolve(PATH).toString() : endpoint.toString();
    }

    private static boolean isHttp(URI uri) {
        return uri.getHost() != null && ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()));
    }

    private static void check(boolean well, String name, @Nullable Object value, String wanted) {
        if (!well) {
            throw new IllegalArgumentException("warren.traces.%s is %s. Set it to %s.".formatted(name, value, wanted));
        }
    }
}
