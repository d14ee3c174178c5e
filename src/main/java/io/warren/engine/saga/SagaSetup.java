package io.warren.engine.saga;

import io.warren.engine.route.LiveTopology;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where this room hears of others. */
@Configuration(proxyBeanMethods = false)
class SagaSetup {
    @Bean
    IdleLanes idleLanes(LiveTopology live) {
        return live::idleLanes;
    }
}
