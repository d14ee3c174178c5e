package io.warren.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.io.support.SpringFactoriesLoader;

class WorkflowsTest {
    private final ApplicationContextRunner application =
            new ApplicationContextRunner().withUserConfiguration(WorkflowConfiguration.class);

    @Test
    void theNewestVersionIsForNewSagasAndOlderOnesStay() {
        var workflows = Workflows.load(List.of(parcel("b.yaml", 10), parcel("a.yaml", 9), parcel("c.yaml", 1)));

        assertThat(workflows.newest("parcel").version()).isEqualTo(10);
        assertThat(workflows.find("parcel", 9)).isPresent();
        assertThat(workflows.find("parcel", 2)).isEmpty();
        assertThat(workflows.find("letter", 1)).isEmpty();
        assertThat(workflows.all()).extracting(Workflow::version).containsExactly(1, 9, 10);
        assertThat(workflows.names()).containsExactly("parcel");
    }

    @Test
    void oneVersionDefinedTwiceIsRefused() {
        assertThatThrownBy(() -> Workflows.load(List.of(parcel("a.yaml", 1), parcel("b.yaml", 1))))
                .isInstanceOf(InvalidWorkflow.class)
                .hasMessage("b.yaml, line 2, column 10: workflow 'parcel' version 1 is already defined in a.yaml."
                        + " Give one of them another version.");
    }

    @Test
    void anUnknownNameIsAnsweredWithTheNearest() {
        var workflows = Workflows.load(List.of(parcel("a.yaml", 1)));

        assertThatThrownBy(() -> workflows.newest("parzel"))
                .hasMessageContaining("'parzel'")
                .hasMessageContaining("Did you mean 'parcel'?");
    }

    @Test
    void theShippedDefinitionsAreValid() {
        application.run(context ->
                assertThat(context.getBean(Workflows.class).names()).contains("order-fulfillment", "order-return"));
    }

    @Test
    void aFolderAddsItsOwn(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), parcel("", 1).text());
        Files.writeString(folder.resolve("two.yml"), parcel("", 2).text());
        Files.writeString(folder.resolve("notes.txt"), "not a workflow");

        application
                .withPropertyValues("warren.workflows.location=" + folder)
                .run(context ->
                        assertThat(context.getBean(Workflows.class).names()).contains("order-fulfillment", "parcel"));
    }

    @Test
    void anEmptyLocationIsNone() {
        application
                .withPropertyValues("warren.workflows.location=")
                .run(context -> assertThat(context).hasSingleBean(Workflows.class));
    }

    @Test
    void aWrongFileStopsTheStartWithADescriptionAndACure(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("one.yaml"), "workflow: parcel\nversion: 1\nstep: []\n");

        application.withPropertyValues("warren.workflows.location=" + folder).run(context -> {
            var analysis = analyze(context.getStartupFailure());
            assertThat(analysis).contains("one.yaml, line 3, column 1", "Did you mean 'steps'?", "start again");
        });
    }

    @Test
    void aMissingFolderStopsTheStart(@TempDir Path folder) {
        application
                .withPropertyValues("warren.workflows.location=" + folder.resolve("nowhere"))
                .run(context -> assertThat(analyze(context.getStartupFailure()))
                        .contains("There is no folder", "nowhere", "Create it"));
    }

    private static String analyze(@Nullable Throwable startupFailure) {
        var failure = Objects.requireNonNull(startupFailure, "the context started");
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(FailureAnalyzer.class, (type, name, needsContext) -> {})
                .stream()
                .filter(InvalidWorkflowAnalyzer.class::isInstance)
                .map(it -> it.analyze(failure))
                .map(it -> it.getDescription() + it.getAction())
                .findFirst()
                .orElseThrow();
    }

    private static Source parcel(String file, int version) {
        return new Source(file, """
                workflow: parcel
                version: %d
                steps:
                  - {name: ship, participant: fulfillment, command: ship}
                """.formatted(version));
    }
}
