package io.warren.crash;

/** Whoever is asked by the proxies what shall become of each event that they see. */
interface Watch {
    /** Passes everything on. */
    Watch NOBODY = (sighting, moment, link) -> Verdict.PASS;

    /** Called on the thread that carries the event: as long as this does not return, nothing more goes that way. */
    Verdict meets(String sighting, Moment moment, Link link);
}
