package io.warren.engine.saga;

import io.warren.engine.route.LiveTopology;
import java.time.Clock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Where this room hears of others, and how its parts are put together. */
@Configuration(proxyBeanMethods = false)
class SagaSetup {
    @Bean
    IdleLanes idleLanes(LiveTopology live) {
        return live::idleLanes;
    }

    @Bean
    @Primary
    SagaStore recentSagas(JpaSagaStore store, Clock clock) {
        return new RecentSagas(store, clock);
    }
}
