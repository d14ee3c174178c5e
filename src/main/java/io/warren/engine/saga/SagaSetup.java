package io.warren.engine.saga;

import io.warren.engine.route.LiveTopology;
import io.warren.engine.trace.Traces;
import io.warren.engine.workflow.Workflows;
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

    @Bean
    @Primary
    Onlooker onlookers(SagaMeters meters, Traces traces, Workflows workflows) {
        return traces.on() ? Onlooker.both(meters, new SagaTraces(traces, workflows)) : meters;
    }
}
