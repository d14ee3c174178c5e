package io.warren.engine.parking;

/**
 * What was said to a person's wish.
 *
 * @param sentence what was done, or why not and what to do
 */
public record ParkedAnswer(Kind kind, String sentence) {
    /** How it turned out. */
    public enum Kind {
        DONE,
        /** No such record. */
        UNKNOWN,
        /** As the record stands it cannot be done. */
        DENIED,
        /** What was asked for makes no sense. */
        WRONG,
        /** The broker does not take it now. */
        NOT_NOW
    }

    boolean done() {
        return kind == Kind.DONE;
    }

    static ParkedAnswer denied(String sentence) {
        return new ParkedAnswer(Kind.DENIED, sentence);
    }

    static ParkedAnswer wrong(String sentence) {
        return new ParkedAnswer(Kind.WRONG, sentence);
    }
}
