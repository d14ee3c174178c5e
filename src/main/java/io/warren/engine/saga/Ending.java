package io.warren.engine.saga;

/** How a saga can end. */
enum Ending {
    COMPLETED,
    COMPENSATED,
    CANCELLED,
    TERMINATED;

    Status status() {
        return Status.valueOf(name());
    }
}
