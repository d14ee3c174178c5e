package io.warren.engine.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TraceSettingsTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:4318, http://localhost:4318/v1/traces",
        "https://collector/, https://collector/v1/traces",
        "http://collector/otlp/v1/traces, http://collector/otlp/v1/traces"
    })
    void anAddressWithoutAPathIsGivenTheUsualOne(String given, String target) {
        assertThat(new TraceSettings(URI.create(given), 1, Map.of()).target()).isEqualTo(target);
    }

    @Test
    void withoutAnAddressNothingIsTraced() {
        assertThat(new TraceSettings(null, 1, Map.of()).target()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:4318", "collector", "grpc://collector:4317", "http:///v1"})
    void whatIsNoAddressIsRefused(String given) {
        var uri = URI.create(given);

        assertThatThrownBy(() -> new TraceSettings(uri, 1, Map.of()))
                .hasMessageContaining("warren.traces.endpoint is " + given);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1.1, Double.NaN})
    void aShareIsNoMoreThanAll(double share) {
        assertThatThrownBy(() -> new TraceSettings(null, share, Map.of())).hasMessageContaining("from 0 to 1");
    }
}
