package io.warren.shop.ledger;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The rows of the ledger. */
@Component
class Effects {
    private static final String DONE = "done";
    private static final String REFUSED = "refused";

    private final JdbcClient sql;
    private final Clock clock;

    Effects(JdbcClient sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /**
     * Inserts the effect's row, which no other transaction can see before the commit.
     *
     * @return false where it is there already; the transaction can then only be rolled back, PostgreSQL has aborted it
     */
    boolean begin(Command command) {
        try {
            sql.sql("""
                            INSERT INTO ledger_effect (effect_id, participant, order_id, step, action, command, attempt,
                                outcome, result, applied_at)
                            VALUES (?, ?, ?, ?, ?, ?, ?, 'begun', '', ?)""")
                    .param(command.effectId())
                    .param(command.participant())
                    .param(command.saga().businessKey())
                    .param(command.step())
                    .param(command.action().word())
                    .param(command.name())
                    .param(command.attempt())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .update();
            return true;
        } catch (DuplicateKeyException twin) {
            return false;
        }
    }

    void settle(Command command, Outcome outcome) {
        boolean done = outcome instanceof Outcome.Done;
        sql.sql("UPDATE ledger_effect SET outcome = ?, result = ? WHERE effect_id = ?")
                .param(done ? DONE : REFUSED)
                .param(resultOf(outcome))
                .param(command.effectId())
                .update();
    }

    private static String resultOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Done done -> done.result();
            case Outcome.Refused no -> no.reason();
            default -> throw new IllegalArgumentException("Only done and refused are remembered, not " + outcome);
        };
    }

    /** What it came to when it was applied. */
    Outcome answer(Command command) {
        return sql.sql("SELECT outcome, result FROM ledger_effect WHERE effect_id = ?")
                .param(command.effectId())
                .query((row, i) -> DONE.equals(row.getString(1))
                        ? new Outcome.Done(row.getString(2))
                        : new Outcome.Refused(row.getString(2)))
                .optional()
                .map(Outcome.class::cast)
                // Only an operator's DELETE can bring us here.
                .orElseGet(() -> new Outcome.Failed("The effect was removed from the ledger while it was looked up."));
    }

    /**
     * Makes sure that what an undo takes back is not done later: its command may still be on its way.
     *
     * @throws DuplicateKeyException where it is being done at this moment; the transaction can then only be rolled back
     */
    void forestall(Command undo) {
        if (undo.undoes() != null) {
            sql.sql("""
                            INSERT INTO ledger_effect (effect_id, participant, order_id, step, action, command, attempt,
                                outcome, result, undone_by, applied_at)
                            SELECT ?, ?, ?, ?, 'do', '', 0, ?, ?, ?, ? WHERE NOT EXISTS
                                (SELECT 1 FROM ledger_effect WHERE effect_id = ?)""")
                    .param(undo.undoes())
                    .param(undo.participant())
                    .param(undo.saga().businessKey())
                    .param(undo.step())
                    .param(REFUSED)
                    .param("It was undone before it was done.")
                    .param(undo.effectId())
                    .param(clock.instant().atOffset(ZoneOffset.UTC))
                    .param(undo.undoes())
                    .update();
        }
    }

    /**
     * The results of what the command's step has done and nobody has undone; from now on this command has. Only what the
     * undo names, where it names something: it may be late itself, and the step have been done anew since.
     */
    List<String> takeBack(Command command) {
        return doings(command).stream()
                .filter(it -> claim(it, command))
                .map(Doing::result)
                .toList();
    }

    private record Doing(String effectId, String result) {}

    private List<Doing> doings(Command command) {
        return sql.sql("""
                        SELECT effect_id, result FROM ledger_effect
                        WHERE order_id = ? AND step = ? AND participant = ? AND action = 'do' AND outcome = 'done'
                            AND undone_by IS NULL AND effect_id = COALESCE(?, effect_id)
                        ORDER BY effect_id""")
                .param(command.saga().businessKey())
                .param(command.step())
                .param(command.participant())
                .param(command.undoes())
                .query((row, i) -> new Doing(row.getString(1), row.getString(2)))
                .list();
    }

    private boolean claim(Doing doing, Command command) {
        int claimed = sql.sql("UPDATE ledger_effect SET undone_by = ? WHERE effect_id = ? AND undone_by IS NULL")
                .param(command.effectId())
                .param(doing.effectId())
                .update();
        return claimed == 1;
    }
}
