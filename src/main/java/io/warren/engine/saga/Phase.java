package io.warren.engine.saga;

import java.time.Instant;

/** Where a saga is on its road. */
sealed interface Phase {
    /** A command is out; its outcome is awaited until the deadline. */
    record Working(Turn turn, Instant deadline) implements Phase {}

    /** The next attempt begins at that time. */
    record Resting(Turn next, Instant until) implements Phase {}

    /** A person has to approve what comes next. */
    record Asking(Turn next) implements Phase {}

    /** An incident: nothing goes on without a person. */
    record Stuck(Turn turn, String reason) implements Phase {}

    /** Nothing more will happen by itself. */
    record Over(Ending ending) implements Phase {}
}
