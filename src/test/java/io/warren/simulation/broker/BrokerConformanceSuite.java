package io.warren.simulation.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import io.warren.dev.Suite;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real broker does what was recorded of it, which is what the model is held against, and what the model does. With
 * {@code -Dscripts=quick} the faults and most seeds are left out.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class BrokerConformanceSuite {
    private static final boolean WHOLE = !"quick".equals(System.getProperty("scripts"));
    private static final long SEEDS = WHOLE ? 40 : 5;

    private final Suite suite;
    private final Generation generation;
    private final Map<String, List<String>> observed = new LinkedHashMap<>();
    private DevBroker broker;

    @SuppressWarnings("NullAway.Init") // JUnit calls startTheBroker
    BrokerConformanceSuite(Suite suite, Generation generation) {
        this.suite = suite;
        this.generation = generation;
    }

    @BeforeAll
    void startTheBroker(@TempDir Path data) {
        broker = DevBroker.startPrivate(data, suite);
    }

    @AfterAll
    void stopTheBroker() {
        broker.close();
        if (Recorded.wanted() && !observed.isEmpty()) {
            Recorded.write(Recorded.name(generation), observed);
        }
    }

    @TestFactory
    Stream<DynamicTest> theRealBroker() {
        var recorded = Recorded.wanted() ? observed : Recorded.of(Recorded.name(generation));
        return (WHOLE ? Script.all() : Script.quick())
                .map(it -> DynamicTest.dynamicTest(it.claim(), () -> {
                    observed.put(it.claim(), onTheRealOne(it));
                    assertThat(observed.get(it.claim())).isEqualTo(recorded.get(it.claim()));
                }));
    }

    @TestFactory
    Stream<DynamicTest> whateverASeedChose() {
        return LongStream.rangeClosed(1, Long.getLong("seeds", SEEDS))
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> compare(seed)));
    }

    private void compare(long seed) {
        var model = RandomScript.observe(seed, new ModelNode(generation), List.of());
        try (var node = new RealNode(broker)) {
            assertThat(model).as("the model, seed %d", seed).isEqualTo(RandomScript.observe(seed, node, model));
        }
    }

    private List<String> onTheRealOne(Script script) throws Exception {
        try (var node = new RealNode(broker)) {
            return script.on(node);
        }
    }
}
