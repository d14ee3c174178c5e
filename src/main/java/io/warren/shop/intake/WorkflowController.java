package io.warren.shop.intake;

import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.WorkflowDiagram;
import io.warren.engine.workflow.Workflows;
import io.warren.engine.workflow.WorstCase;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The definitions that orders walk through. */
@RestController
@RequestMapping("/api/workflows")
class WorkflowController {
    private final Workflows workflows;

    /**
     * @param diagram a Mermaid flowchart of the newest version
     * @param worstCases of the newest version, how bad each of its steps can get
     */
    record Definition(String name, int newest, List<Workflow> versions, String diagram, List<WorstCase> worstCases) {}

    WorkflowController(Workflows workflows) {
        this.workflows = workflows;
    }

    @GetMapping
    List<Definition> all() {
        return workflows.names().stream().sorted().map(this::definition).toList();
    }

    @GetMapping("/{name}")
    Definition one(@PathVariable String name) {
        if (!workflows.names().contains(name)) {
            throw new Refused(
                    404,
                    "No workflow is called '%s'. Known: %s."
                            .formatted(name.replaceAll("\\p{Cntrl}", " "), String.join(", ", workflows.names())));
        }
        return definition(name);
    }

    private Definition definition(String name) {
        Workflow newest = workflows.newest(name);
        var versions =
                workflows.all().stream().filter(it -> it.name().equals(name)).toList();
        var worst = newest.steps().stream().map(WorstCase::of).toList();
        return new Definition(name, newest.version(), versions, WorkflowDiagram.mermaid(newest), worst);
    }
}
