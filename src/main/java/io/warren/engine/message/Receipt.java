package io.warren.engine.message;

/** The delivery that stands behind an outcome: as long as it is not settled, the broker keeps it for us. */
public interface Receipt {
    /**
     * Whether the broker has given this delivery before: what followed from it then may have been lost in a crash, and
     * is published again.
     */
    boolean redelivered();

    /** The AMQP priority that it came with; 0 where it came with none. */
    int priority();

    /** Whether the broker still keeps it for us; once the connection is lost it gives it to somebody else. */
    boolean held();

    /** Acknowledges it. Called once, after whatever followed from the outcome is safe. */
    void settle();

    /** Refuses it for good: the broker hands it to the dead letters. Called once, instead of settling it. */
    void reject();
}
