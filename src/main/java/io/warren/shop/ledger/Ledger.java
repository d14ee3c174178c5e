package io.warren.shop.ledger;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Failures;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Applies each command once, however often it comes.
 *
 * <p>The effect's row is inserted before the work begins: a twin, also one on another instance, waits at that row until
 * the first has committed, and then finds its answer. A crash before the commit leaves neither work nor row.
 */
@Component
public class Ledger {
    /** What exceptions mean to every participant that works with it: a database that is away is nobody's failure. */
    public static final Failures FAILURES = Failures.none()
            .broken(Unreadable.class)
            .unavailable(CannotCreateTransactionException.class, DataAccessResourceFailureException.class);

    private final Effects effects;
    private final TransactionTemplate transaction;

    Ledger(Effects effects, PlatformTransactionManager transactions) {
        this.effects = effects;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Does the work in a transaction of its own, or answers what it came to the first time.
     *
     * @param work {@link Outcome.Done} commits it; with any other outcome, or an exception, nothing of it remains. Done
     *     and {@link Outcome.Refused} are remembered, everything else may be tried again
     */
    public Outcome once(Command command, Supplier<Outcome> work) {
        // Joining the caller's transaction would let a twin's conflict break it, and a refusal take it along.
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException(
                    "A command is applied in a transaction of its own. Call it outside of one.");
        }
        try {
            Outcome outcome = transaction.execute(status -> apply(status, command, work));
            return switch (outcome) {
                case null -> effects.answer(command);
                case Outcome.Refused no -> refuse(command, no);
                default -> outcome;
            };
        } catch (Unreadable e) {
            return new Outcome.Broken(Objects.requireNonNullElse(e.getMessage(), "The command cannot be read."));
        }
    }

    /**
     * Undoes, once, whatever the command's step has done and nobody has undone yet; done as well where that is nothing.
     * What is undone before it was done is refused from then on.
     *
     * @param undoing gets the result that the doing recorded
     */
    public Outcome undoOnce(Command command, Function<String, Outcome> undoing) {
        try {
            return tryUndoOnce(command, undoing);
        } catch (DuplicateKeyException beingDone) {
            return tryUndoOnce(command, undoing); // it was done at the same moment, and is there to be seen by now
        }
    }

    private Outcome tryUndoOnce(Command command, Function<String, Outcome> undoing) {
        return once(command, () -> {
            effects.forestall(command);
            for (String result : effects.takeBack(command)) {
                Outcome outcome = undoing.apply(result);
                if (!(outcome instanceof Outcome.Done)) {
                    return outcome;
                }
            }
            return new Outcome.Done("{}");
        });
    }

    /** @return none where a twin was first */
    private @Nullable Outcome apply(TransactionStatus status, Command command, Supplier<Outcome> work) {
        if (!effects.begin(command)) {
            status.setRollbackOnly();
            return null;
        }
        Outcome outcome = work.get();
        if (outcome instanceof Outcome.Done) {
            effects.settle(command, outcome);
        } else {
            status.setRollbackOnly();
        }
        return outcome;
    }

    /**
     * Remembers a refusal after its work was rolled back. Should a twin have come in between and be done, for the stock
     * was filled up that moment, then its answer is the one that counts.
     */
    private Outcome refuse(Command command, Outcome.Refused no) {
        Boolean first = transaction.execute(status -> {
            boolean begun = effects.begin(command);
            if (begun) {
                effects.settle(command, no);
            } else {
                status.setRollbackOnly();
            }
            return begun;
        });
        return Boolean.TRUE.equals(first) ? no : effects.answer(command);
    }
}
