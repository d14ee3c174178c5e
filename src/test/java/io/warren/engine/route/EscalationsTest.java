package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.engine.workflow.Deadline;
import io.warren.engine.workflow.Escalation;
import io.warren.engine.workflow.Reaction;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EscalationsTest {
    @Test
    void anEscalationLeadsToWhereALaneIs() {
        assertThatCode(() -> check("express", "eu")).doesNotThrowAnyException();
        assertThatThrownBy(() -> check("expres", null))
                .isInstanceOf(TopologyRefused.class)
                .hasMessageContaining("priority 'expres', which is not configured");
        assertThatThrownBy(() -> check(null, "atlantis")).hasMessageContaining("region 'atlantis'");
    }

    private static void check(@Nullable String priority, @Nullable String region) {
        var step = new Step("ship", "fulfillment", "ship", null, Duration.ofMinutes(1), RetryPolicy.DEFAULT, false);
        var deadline = new Deadline(Duration.ofDays(1), Reaction.ESCALATE, new Escalation(priority, region));
        Escalations.check(
                Configured.settings(), List.of(new Workflow("parcel", 1, List.of(step), deadline, new TreeSet<>())));
    }
}
