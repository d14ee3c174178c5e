package io.warren.engine.operation;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class JobsOnPostgresIT extends JobsSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        OperationOnly.onPostgres(settings);
    }
}
