package io.warren.engine.operation;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class JobsOnH2IT extends JobsSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        OperationOnly.onH2(settings);
    }
}
