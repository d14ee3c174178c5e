package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What the simulation takes for a database does what was recorded of the real ones. */
class StoreConformanceTest {
    @TestFactory
    Stream<DynamicTest> theSimulatedDatabase() {
        var recorded = StoreScript.recorded();
        return StoreScript.all()
                .map(it -> DynamicTest.dynamicTest(
                        it.claim(), () -> assertThat(SimulatedGround.play(it)).isEqualTo(recorded.get(it.claim()))));
    }

    @Test
    void everythingThatWasRecordedIsPlayed() {
        assertThat(StoreScript.all().map(StoreScript::claim))
                .containsExactlyElementsOf(StoreScript.recorded().keySet());
    }
}
