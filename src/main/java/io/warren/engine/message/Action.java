package io.warren.engine.message;

import java.util.Locale;

/** Whether a command does its step or undoes it. */
public enum Action {
    DO,
    UNDO;

    /** As it stands in the {@code action} header. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
