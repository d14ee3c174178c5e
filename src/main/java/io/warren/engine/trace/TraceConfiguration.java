package io.warren.engine.trace;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Traces where an endpoint is set; without one no class of OpenTelemetry is touched. */
@Configuration(proxyBeanMethods = false)
class TraceConfiguration {
    private static final Logger LOG = LoggerFactory.getLogger(TraceConfiguration.class);

    @Bean
    Traces traces(TraceSettings settings, @Value("${spring.application.name}") String service) {
        String target = settings.target();
        if (target == null) {
            return Traces.OFF;
        }
        LOG.info("Traces of {} % of the orders go to {}.", Math.round(settings.share() * 100), target);
        return OtlpTraces.to(target, settings, service); // names no class of OpenTelemetry, not even to the verifier
    }
}
