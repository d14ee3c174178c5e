package io.warren.engine.workflow;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Turns a refused definition into a description and a cure, instead of a stack trace. */
class InvalidWorkflowAnalyzer extends AbstractFailureAnalyzer<InvalidWorkflow> {
    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, InvalidWorkflow cause) {
        return new FailureAnalysis(
                "The workflow definitions cannot be used:%n%n  %s"
                        .formatted(String.join("%n  ".formatted(), cause.problems())),
                "Correct the places named above and start again. Nothing was started with them.",
                cause);
    }
}
