package io.warren.engine.operation;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class AuditChainOnH2IT extends AuditChainSuite {
    @DynamicPropertySource
    static void database(DynamicPropertyRegistry settings) {
        OperationOnly.onH2(settings);
    }

    @Override
    void unguarded() {
        // H2 is a file of whoever runs Warren; it has no guards of its own.
    }
}
