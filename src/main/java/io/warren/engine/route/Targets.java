package io.warren.engine.route;

import io.warren.engine.workflow.NearestWord;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.util.Collection;
import java.util.Comparator;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which commands a step stands for, by every name a person might give it. */
final class Targets {
    private final SortedMap<String, SortedSet<Target>> byName = new TreeMap<>();

    /** A participant and what it is told. */
    record Target(String participant, String command) implements Comparable<Target> {
        @Override
        public int compareTo(Target other) {
            return Comparator.comparing(Target::participant)
                    .thenComparing(Target::command)
                    .compare(this, other);
        }

        @Override
        public String toString() {
            return participant + "." + command;
        }
    }

    Targets(Collection<Workflow> workflows) {
        workflows.forEach(workflow -> workflow.steps().forEach(step -> add(workflow.name(), step)));
    }

    private void add(String workflow, Step step) {
        var target = new Target(step.participant(), step.command());
        put(step.name(), target);
        put(workflow + "/" + step.name(), target);
        put(target.toString(), target);
        if (step.undo() != null) {
            var undo = new Target(step.participant(), step.undo());
            put(undo.toString(), undo);
        }
    }

    private void put(String name, Target target) {
        byName.computeIfAbsent(name, it -> new TreeSet<>()).add(target);
    }

    /** @throws IllegalArgumentException where no step, or more than one, is called that */
    Target of(String name) {
        var targets = byName.get(name);
        if (targets == null) {
            throw new IllegalArgumentException(
                    "No step is called '%s'. %s Name a step, workflow/step or participant.command."
                            .formatted(Words.shortened(name), NearestWord.hint(name, byName.keySet())));
        }
        if (targets.size() > 1) {
            throw new IllegalArgumentException("'%s' could be any of %s. Name one of these."
                    .formatted(name, targets.stream().map(Target::toString).collect(Collectors.joining(", "))));
        }
        return targets.first();
    }
}
