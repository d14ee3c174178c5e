package io.warren.engine.saga;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores a batch of new sagas, and recognises those that were there before or twice in the batch. */
final class Inserts {
    private final Map<String, Prior> byBusinessKey = new HashMap<>();
    private final Map<String, Prior> byRequestKey = new HashMap<>();
    private final List<SagaRow> rows = new ArrayList<>();
    private final List<SagaInput> inputs = new ArrayList<>();

    /** What was accepted before under a key. */
    private record Prior(SagaRow row, String fingerprint) {}

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
            find(session, "s.businessKey in :keys", businessKeys);
        }
        if (!requestKeys.isEmpty()) {
            find(session, "i.requestKey in :keys", requestKeys);
        }
    }

    private void find(StatelessSession session, String where, List<String> keys) {
        session.createSelectionQuery(
                        "select s, i from SagaRow s join SagaInput i on i.sagaId = s.id where " + where, Object[].class)
                .setParameterList("keys", keys)
                .list()
                .forEach(pair -> remember((SagaRow) pair[0], (SagaInput) pair[1]));
    }

    private void remember(SagaRow row, SagaInput input) {
        var prior = new Prior(row, input.fingerprint);
        byBusinessKey.put(row.businessKey, prior);
        if (input.requestKey != null) {
            byRequestKey.put(input.requestKey, prior);
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
                ? new Started.Known(prior.row.id, prior.row.businessKey, prior.row.status)
                : new Started.Conflict(byRequestKey, prior.row.businessKey);
    }

    private Started fresh(Newborn newborn, @Nullable String requestKey) {
        var row = SagaRow.of(newborn.saga());
        var input = SagaInput.of(newborn.beginning(), requestKey);
        rows.add(row);
        inputs.add(input);
        remember(row, input);
        return new Started.New(row.id, row.businessKey);
    }
}
