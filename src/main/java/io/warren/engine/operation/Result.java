package io.warren.engine.operation;

/** What became of one item of a job. */
public sealed interface Result {
    /** It is done, or nothing says that it is not. */
    record Done(String detail) implements Result {}

    /** It did not work; many of these stop the job. */
    record Failed(String why) implements Result {}

    /** There was nothing to do, or it is not for a machine to say: counts as no failure. */
    record Skipped(String why) implements Result {}

    /** It is under way; {@link JobKind#judge} will tell. */
    record Pending() implements Result {}

    /** It was certainly not begun, and is put back to be done later. */
    record Later() implements Result {}
}
