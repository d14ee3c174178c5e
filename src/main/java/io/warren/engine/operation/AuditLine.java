package io.warren.engine.operation;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One deed, as it is shown.
 *
 * @param kind of the target: order, parked, job
 * @param target its id
 * @param outcome accepted or denied
 * @param sentence what was done, or why not
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record AuditLine(
        UUID id,
        Instant at,
        String who,
        String verb,
        String kind,
        String target,
        @Nullable String reason,
        @Nullable String before,
        @Nullable String after,
        String outcome,
        String sentence) {

    static AuditLine of(AuditRow it) {
        return new AuditLine(
                it.id,
                it.happenedAt,
                it.who,
                it.verb,
                it.targetKind,
                it.targetId,
                it.reason,
                it.was,
                it.became,
                it.outcome,
                it.sentence);
    }
}
