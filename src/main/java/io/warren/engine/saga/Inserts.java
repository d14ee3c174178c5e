package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores a batch of new sagas, and recognises those that were there before or twice in the batch. */
final class Inserts {
    private final Map<String, Prior> byBusinessKey = new HashMap<>();
    private final Map<String, Prior> byRequestKey = new HashMap<>();
    private final List<SagaRow> rows = new ArrayList<>();
    private final List<SagaInput> inputs = new ArrayList<>();

    private static final String PRIOR = """
            select s.id, s.business_key, s.status, i.fingerprint, i.request_key
            from saga s join saga_input i on i.saga_id = s.id
            where %s = any(:keys)""";

    /** What was accepted before under a key. */
    private record Prior(UUID id, String businessKey, Status status, String fingerprint) {}

    private Inserts() {}

    static List<Started> insert(StatelessSession session, List<Newborn> newborns) {
        var inserts = new Inserts();
        inserts.lookUp(session, newborns);
        var started = newborns.stream().map(inserts::place).toList();
        session.insertMultiple(inserts.rows);
        session.insertMultiple(inserts.inputs);
        return started;
    }

    private void lookUp(StatelessSession session, List<Newborn> newborns) {
        var businessKeys = newborns.stream()
                .map(Newborn::beginning)
                .filter(Beginning::keyGiven)
                .map(Beginning::businessKey)
                .toList();
        var requestKeys = newborns.stream()
                .map(it -> it.beginning().requestKey())
                .filter(Objects::nonNull)
                .toList();
        if (!businessKeys.isEmpty()) {
            find(session, "s.business_key", businessKeys);
        }
        if (!requestKeys.isEmpty()) {
            find(session, "i.request_key", requestKeys);
        }
    }

    private void find(StatelessSession session, String column, List<String> keys) {
        session.createNativeQuery(PRIOR.formatted(column), Object[].class)
                .addScalar("id", UUID.class)
                .addScalar("business_key", String.class)
                .addScalar("status", String.class)
                .addScalar("fingerprint", String.class)
                .addScalar("request_key", String.class)
                .setParameter("keys", keys.toArray(String[]::new))
                .list()
                .forEach(it -> remember(
                        new Prior((UUID) it[0], (String) it[1], Status.valueOf((String) it[2]), (String) it[3]),
                        (String) it[4]));
    }

    private void remember(Prior prior, @Nullable String requestKey) {
        byBusinessKey.put(prior.businessKey, prior);
        if (requestKey != null) {
            byRequestKey.put(requestKey, prior);
        }
    }

    private Started place(Newborn newborn) {
        Beginning beginning = newborn.beginning();
        String requestKey = beginning.requestKey();
        Prior byKey = requestKey == null ? null : byRequestKey.get(requestKey);
        if (byKey != null) {
            return known(byKey, beginning, true);
        }
        Prior byId = byBusinessKey.get(beginning.businessKey());
        return byId != null ? known(byId, beginning, false) : fresh(newborn, requestKey);
    }

    private static Started known(Prior prior, Beginning beginning, boolean byRequestKey) {
        return prior.fingerprint.equals(beginning.fingerprint())
                ? new Started.Known(prior.id, prior.businessKey, prior.status)
                : new Started.Conflict(byRequestKey, prior.businessKey);
    }

    private Started fresh(Newborn newborn, @Nullable String requestKey) {
        var row = SagaRow.of(newborn.saga());
        var input = SagaInput.of(newborn.beginning(), requestKey);
        rows.add(row);
        inputs.add(input);
        remember(new Prior(row.id, row.businessKey, row.status, input.fingerprint), requestKey);
        return new Started.New(row.id, row.businessKey);
    }
}
