package io.warren.engine.workflow;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All definitions that this instance knows, in all their versions. */
public final class Workflows {
    private final SortedMap<String, TreeMap<Integer, Workflow>> byName = new TreeMap<>();

    private Workflows(Collection<Workflow> workflows) {
        workflows.forEach(
                it -> byName.computeIfAbsent(it.name(), name -> new TreeMap<>()).put(it.version(), it));
    }

    /**
     * Reads and checks them.
     *
     * @throws InvalidWorkflow with everything that is wrong in any of them
     */
    public static Workflows load(List<Source> sources) {
        var problems = new Problems();
        var reader = new WorkflowReader(problems);
        var read = sources.stream().flatMap(it -> reader.read(it).stream()).toList();
        problems.throwIfAny();
        return new Workflows(read);
    }

    /** These, and others beside them. */
    Workflows with(Collection<Workflow> others) {
        return new Workflows(Stream.concat(all().stream(), others.stream()).toList());
    }

    /** By name, then by version. */
    public List<Workflow> all() {
        return byName.values().stream().flatMap(it -> it.values().stream()).toList();
    }

    public Set<String> names() {
        return Set.copyOf(byName.keySet());
    }

    /**
     * What a new saga of that name walks through.
     *
     * @throws IllegalArgumentException where no workflow has that name
     */
    public Workflow newest(String name) {
        var versions = byName.get(name);
        if (versions == null) {
            throw new IllegalArgumentException("No workflow is called '%s'. %s Correct the name, or add its definition."
                    .formatted(name, NearestWord.hint(name, byName.keySet())));
        }
        return versions.lastEntry().getValue();
    }

    public Optional<Workflow> find(String name, int version) {
        return Optional.ofNullable(byName.get(name)).map(it -> it.get(version));
    }

    /**
     * The definition that something was begun with.
     *
     * @throws IllegalStateException where it is gone
     */
    public Workflow required(String name, int version) {
        return find(name, version)
                .orElseThrow(() -> new IllegalStateException(
                        "Workflow %s version %d is not here, but there is something that began with it. Bring its definition back."
                                .formatted(name, version)));
    }
}
