package io.warren.engine.workflow;

import java.util.ArrayList;
import java.util.List;

/** Draws a workflow as text: the way forward, and the way back from each step that is refused. */
public final class WorkflowDiagram {
    private WorkflowDiagram() {}

    /** A flowchart in the Mermaid language. */
    public static String mermaid(Workflow workflow) {
        var lines = new ArrayList<String>();
        lines.add("flowchart LR");
        // Numbered nodes: a step may be called 'end', which Mermaid keeps for itself.
        lines.add("    begin([\"%s, version %d\"]) --> s0".formatted(workflow.name(), workflow.version()));
        for (int i = 0; i < workflow.steps().size(); i++) {
            forward(workflow, i, lines);
            backward(workflow, i, lines);
        }
        lines.add("    completed([completed])");
        if (lines.stream().anyMatch(it -> it.endsWith(" compensated"))) {
            lines.add("    compensated([compensated])");
        }
        return String.join("\n", lines) + "\n";
    }

    private static void forward(Workflow workflow, int i, List<String> lines) {
        Step step = workflow.steps().get(i);
        String next = i + 1 < workflow.steps().size() ? "s" + (i + 1) : "completed";
        lines.add("    s%d[\"%s<br/>%s %s%s\"] --> %s"
                .formatted(i, step.name(), step.participant(), step.command(), traits(step), next));
    }

    private static String traits(Step step) {
        return (step.optional() ? "<br/>optional" : "")
                + (step.approval() ? "<br/>after approval" : "")
                + (step.pivot() ? "<br/>pivot" : "");
    }

    private static void backward(Workflow workflow, int i, List<String> lines) {
        Step step = workflow.steps().get(i);
        boolean past = workflow.steps().subList(0, i).stream().anyMatch(Step::pivot);
        if (!step.optional() && !past) {
            lines.add("    s%d -. refused .-> %s".formatted(i, undoBefore(workflow, i)));
        }
        if (step.undo() != null) {
            lines.add("    u%d[\"%s %s\"] -.-> %s"
                    .formatted(i, step.participant(), step.undo(), undoBefore(workflow, i)));
        }
    }

    private static String undoBefore(Workflow workflow, int i) {
        for (int earlier = i - 1; earlier >= 0; earlier--) {
            if (workflow.steps().get(earlier).undo() != null) {
                return "u" + earlier;
            }
        }
        return "compensated";
    }
}
