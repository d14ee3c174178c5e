package io.warren.engine.workflow;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads where an escalation leads. */
final class EscalationReader {
    static final String MISSING =
            "nothing says where to escalate to. Add 'escalate', e.g. escalate: {priority: express}.";

    private EscalationReader() {}

    /** None where nothing stands under that key. */
    static @Nullable Escalation read(Fields fields, String key) {
        return fields.fields(key, Set.of("priority", "region"))
                .map(it -> {
                    var target = new Escalation(it.optionalWord("priority"), it.optionalWord("region"));
                    if (target.priority() == null && target.region() == null) {
                        fields.wrong(
                                key, "'%s' in %s needs a priority, a region or both.".formatted(key, fields.where()));
                    }
                    return target;
                })
                .orElse(null);
    }
}
