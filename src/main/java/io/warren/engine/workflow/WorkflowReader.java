package io.warren.engine.workflow;

import java.io.StringReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads definitions from YAML. It walks the nodes instead of binding objects, because only the nodes know on which line
 * they stand.
 */
final class WorkflowReader {
    private static final int MOST_CHARACTERS = 256 * 1024;
    private static final int MOST_STEPS = 100;
    private static final Set<String> WORKFLOW_KEYS = Set.of("workflow", "version", "steps", "deadline", "reasons");
    private static final Set<String> DEADLINE_KEYS = Set.of("after", "then", "escalate");
    private static final Set<Reaction> AFTER_THE_DEADLINE = EnumSet.complementOf(EnumSet.of(Reaction.RETRY));

    /** What an operator can do to an order, so far as it can ask for a reason. */
    private static final Set<String> VERBS =
            Set.of("cancel", "terminate", "pause", "resume", "retry", "skip", "approve", "reroute");

    private final Problems problems;
    private final Map<String, String> definedIn = new HashMap<>();

    WorkflowReader(Problems problems) {
        this.problems = problems;
    }

    /** The workflow of that text; none where something is wrong, which is then among the problems. */
    Optional<Workflow> read(Source source) {
        int before = problems.count();
        Node root = compose(source);
        if (root == null) {
            return Optional.empty();
        }
        if (!(root instanceof MappingNode mapping)) {
            problems.add(source.name(), root.getStartMark(), "a definition begins with 'workflow: <its name>'.");
            return Optional.empty();
        }
        var workflow = workflow(source.name(), mapping);
        return problems.count() > before
                ? Optional.empty()
                : Optional.of(new Workflow(
                        workflow.name, workflow.version, workflow.steps, workflow.deadline, workflow.reasons));
    }

    private @Nullable Node compose(Source source) {
        if (source.text().length() > MOST_CHARACTERS) {
            problems.add(source.name(), null, "the file is longer than %d characters.".formatted(MOST_CHARACTERS));
            return null;
        }
        try {
            Node root = new Yaml(limits()).compose(new StringReader(source.text()));
            if (root == null) {
                problems.add(source.name(), null, "the file is empty. Write a workflow into it, or remove it.");
            }
            return root;
        } catch (MarkedYAMLException e) {
            problems.add(source.name(), e.getProblemMark(), "this is not YAML: %s.".formatted(e.getProblem()));
        } catch (YAMLException e) {
            problems.add(source.name(), null, "this cannot be read as YAML: %s.".formatted(e.getMessage()));
        }
        return null;
    }

    /** A few lines of YAML can stand for gigabytes: nothing that a definition needs comes near these limits. */
    private static LoaderOptions limits() {
        var limits = new LoaderOptions();
        limits.setNestingDepthLimit(10);
        limits.setMaxAliasesForCollections(20);
        return limits;
    }

    private record Draft(
            String name,
            int version,
            List<Step> steps,
            @Nullable Deadline deadline,
            SortedSet<String> reasons) {}

    private Draft workflow(String file, MappingNode mapping) {
        var fields = new Fields(file, "the workflow", mapping, WORKFLOW_KEYS, problems);
        String name = fields.word("workflow");
        if (!fields.has("version")) {
            fields.wrong("version", "the workflow has no 'version'. Begin with 1, and add 1 with every change.");
        }
        int version = fields.count("version", 1);
        String twin = definedIn.putIfAbsent(name + " " + version, file);
        if (twin != null) {
            fields.wrong(
                    "version",
                    "workflow '%s' version %d is already defined in %s. Give one of them another version."
                            .formatted(name, version, twin));
        }
        return new Draft(name, version, steps(file, fields), deadline(fields), fields.words("reasons", VERBS));
    }

    private static @Nullable Deadline deadline(Fields workflow) {
        return workflow.fields("deadline", DEADLINE_KEYS)
                .map(WorkflowReader::readDeadline)
                .orElse(null);
    }

    private static Deadline readDeadline(Fields fields) {
        Duration after = fields.duration("after").orElse(Duration.ZERO);
        if (after.isZero()) {
            fields.wrong("after", "%s needs 'after', longer than nothing, e.g. 2d.".formatted(fields.where()));
        }
        Reaction then = fields.oneOf(AFTER_THE_DEADLINE, "then", Reaction.WARN);
        Escalation target = EscalationReader.read(fields, "escalate");
        if (then == Reaction.ESCALATE && target == null) {
            fields.wrong("then", "'then' in %s: %s".formatted(fields.where(), EscalationReader.MISSING));
        }
        return new Deadline(after, then, target);
    }

    private List<Step> steps(String file, Fields workflow) {
        var items = workflow.items("steps");
        if (items.size() > MOST_STEPS) {
            workflow.wrong("steps", "%d steps are too many, %d may be.".formatted(items.size(), MOST_STEPS));
            return List.of();
        }
        var steps = new ArrayList<Step>();
        var names = new HashSet<String>();
        for (Node item : items) {
            if (item instanceof MappingNode mapping) {
                steps.add(StepReader.read(file, mapping, names, problems));
            } else {
                problems.add(file, item.getStartMark(), "a step is a mapping with name, participant and command.");
            }
        }
        refuseUndoAfterPivot(workflow, steps);
        return steps;
    }

    private static void refuseUndoAfterPivot(Fields workflow, List<Step> steps) {
        boolean passed = false;
        for (Step step : steps) {
            if (passed && (step.undo() != null || step.pivot())) {
                workflow.wrong(
                        "steps",
                        "step '%s' comes after a pivot, so it is only ever driven forward. Remove its 'undo' or 'pivot'."
                                .formatted(step.name()));
            }
            passed |= step.pivot();
        }
    }
}
