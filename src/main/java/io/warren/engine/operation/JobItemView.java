package io.warren.engine.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One item of a job, as it is shown.
 *
 * @param ordinal its place in the selection, from 1
 * @param item its id
 * @param ramp the step that it was sent in, from 1
 * @param detail what became of it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record JobItemView(
        int ordinal,
        String item,
        ItemState state,
        @Nullable Integer ramp,
        @Nullable String detail,
        @Nullable Instant sentAt,
        @Nullable Instant judgedAt) {

    static JobItemView of(JobItemRow it) {
        return new JobItemView(
                it.ordinal, it.item, it.state, it.ramp == null ? null : it.ramp + 1, it.detail, it.sentAt, it.judgedAt);
    }
}
