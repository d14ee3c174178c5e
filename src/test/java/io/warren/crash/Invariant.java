package io.warren.crash;

/** What has to hold after any run, once everything is healed and quiet. */
enum Invariant {
    CONSERVATION("every accepted order has ended, and the figures add up"),
    DURABILITY("every order that was answered 2xx is there, as it was sent"),
    NO_INVENTION("every order was asked for, and every effect belongs to an order"),
    IDEMPOTENT_INTAKE("one key makes one order, whatever the customer heard"),
    EFFECT_ONCE("no effect was applied twice"),
    DONE_MEANS_DONE("a completed order's steps were done, once each, and not undone"),
    UNDO_ONLY_WHAT_HAPPENED("what was undone had been done, and what was done is undone once"),
    REVERSE_ORDER("undone in the reverse order of the doing"),
    MONOTONE_HISTORY("the log tells each order's life without gaps and to its end"),
    NO_ORPHANS("nothing is left in a queue, unacknowledged or unsent"),
    NOTHING_SILENT("whatever the broker dropped or dead-lettered is on record"),
    ERRORS_TOLD("a customer who was not served was told so, and when to come again");

    private final String sentence;

    Invariant(String sentence) {
        this.sentence = sentence;
    }

    String sentence() {
        return sentence;
    }
}
