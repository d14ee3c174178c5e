package io.warren.engine.saga;

import io.warren.engine.workflow.InvalidWorkflow;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.WorkflowArchive;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps every definition that sagas began with, so that an edited or lost file does not change what is under way. */
@Component
@DependsOnDatabaseInitialization
class StoredWorkflows implements WorkflowArchive {
    private final JdbcClient database;
    private final JsonMapper json;
    private final Clock clock;

    StoredWorkflows(JdbcClient database, JsonMapper json, Clock clock) {
        this.database = database;
        this.json = json.rebuild()
                .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES) // older definitions say less
                .build();
        this.clock = clock;
    }

    @Override
    public List<Workflow> keep(Collection<Workflow> present) {
        var changed = new ArrayList<String>();
        for (Workflow workflow : present) {
            Optional<Workflow> before = stored(workflow);
            if (before.isEmpty()) {
                store(workflow);
            } else if (!before.get().equals(workflow)) {
                changed.add(
                        "Workflow '%s' differs from the version %d that orders began with. Nothing was started; give the changed definition version %d."
                                .formatted(workflow.name(), workflow.version(), workflow.version() + 1));
            }
        }
        if (!changed.isEmpty()) {
            throw new InvalidWorkflow(changed);
        }
        return underWay().stream()
                .filter(it -> present.stream().noneMatch(that -> same(it, that)))
                .toList();
    }

    private static boolean same(Workflow one, Workflow other) {
        return one.name().equals(other.name()) && one.version() == other.version();
    }

    private Optional<Workflow> stored(Workflow workflow) {
        return database.sql("select definition from saga_workflow where name = ? and version = ?")
                .params(workflow.name(), workflow.version())
                .query(String.class)
                .optional()
                .map(this::read);
    }

    private void store(Workflow workflow) {
        database.sql("insert into saga_workflow (name, version, definition, first_seen) values (?, ?, ?, ?)")
                .params(
                        workflow.name(),
                        workflow.version(),
                        json.writeValueAsString(workflow),
                        clock.instant().atOffset(ZoneOffset.UTC))
                .update();
    }

    private List<Workflow> underWay() {
        return database.sql("""
                        select w.definition from saga_workflow w
                        where exists (select 1 from saga s where s.workflow = w.name and s.workflow_version = w.version)""").query(String.class).list().stream()
                .map(this::read)
                .toList();
    }

    private Workflow read(@Nullable String definition) {
        return json.readValue(definition, Workflow.class);
    }
}
