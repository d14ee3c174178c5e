package io.warren.engine.saga;

import io.warren.engine.operation.AuditLine;
import java.util.List;
import java.util.function.Supplier;

/** A store of sagas on some database, and what can be done to that from outside. */
interface StoreGround {
    SagaStore store();

    /** What people did to that order, as it is written down, the oldest first. */
    List<AuditLine> audit(String order);

    /** What each of the writers came to, who all begin at once. */
    List<String> together(List<Supplier<String>> writers);

    /** What both came to, where the second begins when the first has written everything and not yet committed. */
    List<String> overlapping(Supplier<String> first, Supplier<String> second);

    /** What it came to, where that strikes it. */
    String struckBy(Peril peril, Supplier<String> write);
}
