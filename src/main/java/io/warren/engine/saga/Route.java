package io.warren.engine.saga;

import io.warren.engine.workflow.Escalation;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Where a saga's commands go: the last two words of their routing keys, which may change on its way. */
record Route(String region, String priority) {
    /** What is not said stays as it is. */
    Route to(@Nullable String region, @Nullable String priority) {
        return new Route(
                Objects.requireNonNullElse(region, this.region), Objects.requireNonNullElse(priority, this.priority));
    }

    Route to(@Nullable Escalation target) {
        return target == null ? this : to(target.region(), target.priority());
    }

    @Override
    public String toString() {
        return region + "/" + priority;
    }
}
