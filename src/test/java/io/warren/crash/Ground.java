package io.warren.crash;

import io.warren.dev.Suite;
import java.util.Arrays;

/** A configuration that everything is walked on: a broker, a database, and how many Warrens share them. */
enum Ground {
    H2_ON_43("43-h2", Suite.FORKY, false, 1),
    POSTGRES_ON_43("43-pg", Suite.FORKY, true, 1),
    TWO_ON_43("43-pg2", Suite.FORKY, true, 2),
    H2_ON_40("40-h2", Suite.TRIXIE, false, 1),
    POSTGRES_ON_40("40-pg", Suite.TRIXIE, true, 1),
    TWO_ON_40("40-pg2", Suite.TRIXIE, true, 2);

    private final String word;
    private final Suite suite;
    private final boolean postgres;
    private final int instances;

    Ground(String word, Suite suite, boolean postgres, int instances) {
        this.word = word;
        this.suite = suite;
        this.postgres = postgres;
        this.instances = instances;
    }

    static Ground named(String word) {
        return Arrays.stream(values())
                .filter(it -> it.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'%s' is no configuration; these are: %s".formatted(word, Arrays.toString(values()))));
    }

    Suite suite() {
        return suite;
    }

    boolean postgres() {
        return postgres;
    }

    int instances() {
        return instances;
    }

    @Override
    public String toString() {
        return word;
    }
}
