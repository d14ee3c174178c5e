package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;

/** A real database does what was recorded, which is what the simulated one is held against. */
@SpringBootTest(classes = StoreOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class StoreConformanceSuite {
    final Map<String, List<String>> observed = new LinkedHashMap<>();

    @Autowired
    private JpaSagaStore store;

    @Autowired
    private DataSource data;

    @Autowired
    private EntityManagerFactory factory;

    @Autowired
    private NextCommit nextCommit;

    /** What it has to do. */
    Map<String, List<String>> wanted() {
        return StoreScript.recorded();
    }

    @TestFactory
    Stream<DynamicTest> theRealDatabase() {
        var ground = new RealGround(store, data, factory, nextCommit);
        var wanted = wanted();
        return StoreScript.all()
                .map(it -> DynamicTest.dynamicTest(it.claim(), () -> {
                    observed.put(it.claim(), it.on(ground));
                    assertThat(observed.get(it.claim())).isEqualTo(wanted.get(it.claim()));
                }));
    }
}
