package io.warren.engine.workflow;

import java.util.Collection;
import java.util.List;

/** Remembers the definitions that running orders began with. */
public interface WorkflowArchive {
    /**
     * Keeps these, and gives back those that are still walked through but are no longer among them.
     *
     * @throws InvalidWorkflow where one differs from what was kept under the same name and version
     */
    List<Workflow> keep(Collection<Workflow> present);
}
