package io.warren.engine.saga;

import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditRow;
import io.warren.engine.operation.Deed;
import io.warren.engine.operation.Target;
import io.warren.engine.operation.Wish;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What people did to sagas, or were refused, as the audit wants it. */
final class Deeds {
    private Deeds() {}

    /** None where no person was behind the event. */
    static Optional<AuditRow> of(SagaEvent event, Decision decision, @Nullable Saga before, @Nullable Saga after) {
        if (!(event instanceof SagaEvent.Wish it) || before == null || after == null) {
            return Optional.empty();
        }
        var target = Target.order(before.ref().businessKey());
        var wish = new Wish(it.by(), it.verb().word(), target, it.why());
        return Optional.of(Audit.row(deed(wish, decision, before.standing(), after.standing()), it.at()));
    }

    private static Deed deed(Wish wish, Decision decision, String before, String after) {
        return switch (decision) {
            case Decision.Moved ignored -> wish.accepted(before, after, "done");
            case Decision.Repeat ignored -> wish.accepted(before, before, "said again");
            case Decision.Ignored same -> wish.accepted(before, before, same.why());
            case Decision.Disowned no -> wish.denied(no.why());
            case Decision.Denied no -> wish.denied(no.why());
        };
    }
}
