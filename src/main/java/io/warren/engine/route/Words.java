package io.warren.engine.route;

import io.warren.engine.workflow.NearestWord;
import java.util.Collection;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which words may stand in routing keys and queue names. */
final class Words {
    static final String ALLOWED = "[a-z0-9][a-z0-9-]{0,39}";
    private static final Pattern WORD = Pattern.compile(ALLOWED);

    private Words() {}

    /** @throws TopologyRefused where the word could not be one word of a routing key */
    static void check(String setting, String word) {
        if (!WORD.matcher(word).matches()) {
            throw new TopologyRefused(
                    "'%s' under %s cannot be a word of a routing key.".formatted(shortened(word), setting),
                    "Use 1 to 40 small letters, digits and hyphens, beginning with a letter or digit.");
        }
    }

    static boolean are(String... words) {
        return Stream.of(words).allMatch(it -> WORD.matcher(it).matches());
    }

    /** @throws TopologyRefused where the word is none of those that are configured */
    static void known(String setting, String word, String kind, Collection<String> known) {
        if (!known.contains(word)) {
            throw new TopologyRefused(
                    "%s is '%s', but no such %s is configured.".formatted(setting, shortened(word), kind),
                    NearestWord.hint(word, known) + " Correct %s, or add the %s.".formatted(setting, kind));
        }
    }

    static String shortened(String word) {
        return word.length() <= 60 ? word : word.substring(0, 60) + "...";
    }
}
