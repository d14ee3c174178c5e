package io.warren.engine.operation;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whether the audit is as it was written.
 *
 * @param rows how many fit, from the first on
 * @param head the hash of the last that fits: kept elsewhere, it says later whether the chain still goes through it
 * @param place of the first that does not fit; none where all fit
 * @param id of the row that stands there; none where there is none
 */
public record AuditVerdict(
        boolean ok,
        long rows,
        String head,
        @Nullable Long place,
        @Nullable UUID id,
        String sentence) {

    static AuditVerdict whole(long rows, String head) {
        return new AuditVerdict(true, rows, head, null, null, "The audit is whole: %,d rows.".formatted(rows));
    }

    static AuditVerdict broken(long rows, String head, long place, @Nullable UUID id, String wrong) {
        return new AuditVerdict(
                false,
                rows,
                head,
                place,
                id,
                "The audit was tampered with. Row %d does not fit: %s. What stands before it is as it was written; nothing from it on can be trusted."
                        .formatted(place, wrong));
    }
}
