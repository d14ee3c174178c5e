package io.warren.engine.operation;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AuditOnPostgresIT extends AuditSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        OperationOnly.onPostgres(settings);
    }
}
