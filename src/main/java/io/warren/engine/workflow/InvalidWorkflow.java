package io.warren.engine.workflow;

import java.util.List;

/** What is wrong with the workflow definitions, all of it, one sentence or two for each place. */
public final class InvalidWorkflow extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    public InvalidWorkflow(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
