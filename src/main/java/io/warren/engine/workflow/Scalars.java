package io.warren.engine.workflow;

import java.util.Optional;
import java.util.regex.Pattern;

/** What the text of a single value may mean; empty where it does not mean that. */
final class Scalars {
    /** A word of a routing key or a header: a dot, star or hash in it would lead messages astray. */
    private static final Pattern WORD = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    private static final Pattern COUNT = Pattern.compile("[1-9]\\d{0,5}|1000000");
    private static final Pattern SHARE = Pattern.compile("0|1|1\\.0{1,9}|0?\\.\\d{1,9}");

    private Scalars() {}

    static Optional<String> word(String text) {
        return WORD.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    static Optional<Integer> count(String text) {
        return COUNT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    static Optional<Double> share(String text) {
        return SHARE.matcher(text).matches() ? Optional.of(Double.valueOf(text)) : Optional.empty();
    }

    static Optional<Boolean> flag(String text) {
        return switch (text) {
            case "true", "yes", "on" -> Optional.of(true);
            case "false", "no", "off" -> Optional.of(false);
            default -> Optional.empty();
        };
    }
}
