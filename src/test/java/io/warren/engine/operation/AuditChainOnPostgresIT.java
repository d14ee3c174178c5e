package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AuditChainOnPostgresIT extends AuditChainSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        OperationOnly.onPostgres(settings);
    }

    @Override
    void unguarded() {
        database.execute("alter table audit disable trigger user");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theDatabaseItselfRefusesChanges(String change) {
        database.execute("alter table audit enable trigger user");
        assertThatThrownBy(() -> database.execute(change)).hasMessageContaining("The audit is append-only");
    }
}
