package io.warren.engine.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WorkflowDiagramTest {
    @Test
    void itShowsTheWayForwardAndTheWayBack() {
        var workflow = new Workflow(
                "parcel",
                2,
                List.of(
                        step("reserve", "release", false),
                        step("weigh", null, false),
                        step("ship", "recall", false),
                        step("notify", null, true)));

        assertThat(WorkflowDiagram.mermaid(workflow)).isEqualTo("""
                flowchart LR
                    begin(["parcel, version 2"]) --> s0
                    s0["reserve<br/>shop reserve"] --> s1
                    s0 -. refused .-> compensated
                    u0["shop release"] -.-> compensated
                    s1["weigh<br/>shop weigh"] --> s2
                    s1 -. refused .-> u0
                    s2["ship<br/>shop ship"] --> s3
                    s2 -. refused .-> u0
                    u2["shop recall"] -.-> u0
                    s3["notify<br/>shop notify<br/>optional"] --> completed
                    completed([completed])
                    compensated([compensated])
                """);
    }

    private static Step step(String name, @Nullable String undo, boolean optional) {
        return new Step(name, "shop", name, undo, Duration.ofMinutes(1), RetryPolicy.DEFAULT, optional);
    }
}
