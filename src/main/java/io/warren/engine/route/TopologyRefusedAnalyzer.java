package io.warren.engine.route;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Turns a refused topology into a description and a cure, instead of a stack trace. */
// Before Boot's own analyzer of bind failures, which would name the Java type instead of the cure.
@Order(Ordered.HIGHEST_PRECEDENCE)
class TopologyRefusedAnalyzer extends AbstractFailureAnalyzer<TopologyRefused> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, TopologyRefused cause) {
        return new FailureAnalysis(String.valueOf(cause.getMessage()), cause.action(), cause);
    }
}
