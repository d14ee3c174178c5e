package io.warren.engine.operation;

/** Lets other rooms' tests read what is in the audit. */
public final class AuditLines {
    private AuditLines() {}

    public static AuditLine of(AuditRow row) {
        return AuditLine.of(row);
    }
}
