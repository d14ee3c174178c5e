package io.warren.engine.route;

import java.util.Optional;

/** The words of a command's routing key, or of a binding that takes commands. */
record RoutingWords(String participant, String command, String region, String priority) {
    private static final int WORDS = 4;

    static final String ANY = "*";

    /** Nothing where the key has another number of words. */
    static Optional<RoutingWords> of(String key) {
        String[] words = key.split("\\.", -1);
        return words.length == WORDS
                ? Optional.of(new RoutingWords(words[0], words[1], words[2], words[3]))
                : Optional.empty();
    }

    String key() {
        return String.join(".", participant, command, region, priority);
    }

    /** As the bindings of lanes are: any command of one participant, in one region, of one priority. */
    boolean bindsLane() {
        return command.equals(ANY) && Words.are(participant, region, priority);
    }
}
