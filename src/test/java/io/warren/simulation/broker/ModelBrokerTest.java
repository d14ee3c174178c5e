package io.warren.simulation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The model does what was recorded of the real brokers. */
class ModelBrokerTest {
    @TestFactory
    Stream<DynamicContainer> theModel() {
        return Stream.of(Generation.values()).map(it -> DynamicContainer.dynamicContainer("as " + it, scripts(it)));
    }

    private static Stream<DynamicTest> scripts(Generation generation) {
        var recorded = Recorded.of(Recorded.name(generation));
        return Script.all()
                .map(it -> DynamicTest.dynamicTest(it.claim(), () -> {
                    assertThat(it.on(new ModelNode(generation))).isEqualTo(recorded.get(it.claim()));
                }));
    }
}
