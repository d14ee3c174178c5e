package io.warren.engine.workflow;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One mapping of a file, read key by key. What is missing, unknown, twice or wrong goes to the problems, and a stand-in
 * is returned, so that one reading finds them all.
 */
final class Fields {
    private static final String STAND_IN = "?";

    private final String file;
    private final String where;
    private final MappingNode mapping;
    private final Problems problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    /** @param where what the mapping is, for messages, e.g. {@code step 'ship'} */
    Fields(String file, String where, MappingNode mapping, Set<String> known, Problems problems) {
        this.file = file;
        this.where = where;
        this.mapping = mapping;
        this.problems = problems;
        mapping.getValue().forEach(tuple -> take(tuple, known));
    }

    private void take(NodeTuple tuple, Set<String> known) {
        String key = tuple.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
        if (!known.contains(key)) {
            wrong(tuple.getKeyNode(), "unknown key '%s' in %s. %s".formatted(key, where, NearestWord.hint(key, known)));
        } else if (values.putIfAbsent(key, tuple.getValueNode()) != null) {
            wrong(tuple.getKeyNode(), "'%s' stands twice in %s. Keep one of them.".formatted(key, where));
        }
    }

    /** Notes a problem at the value of that key, or at the mapping itself where the key is absent. */
    void wrong(String key, String what) {
        wrong(values.getOrDefault(key, mapping), what);
    }

    private void wrong(Node place, String what) {
        problems.add(file, place.getStartMark(), what);
    }

    boolean has(String key) {
        return values.containsKey(key);
    }

    String word(String key) {
        if (!has(key)) {
            wrong(mapping, "%s has no '%s'. Add it.".formatted(where, key));
            return STAND_IN;
        }
        return scalar(key, Scalars::word, "a word of at most 40 small letters, digits and hyphens")
                .orElse(STAND_IN);
    }

    @Nullable
    String optionalWord(String key) {
        return has(key) ? word(key) : null;
    }

    /** @return 1 or more, the default where the key is absent */
    int count(String key, int otherwise) {
        return scalar(key, Scalars::count, "a whole number from 1 to 1000000").orElse(otherwise);
    }

    /** @return 0 to 1, the default where the key is absent */
    double share(String key, double otherwise) {
        return scalar(key, Scalars::share, "a number from 0 to 1, e.g. 0.2").orElse(otherwise);
    }

    boolean flag(String key) {
        return scalar(key, Scalars::flag, "true or false").orElse(false);
    }

    /** @return never negative; none where the key is absent or wrong */
    Optional<Duration> duration(String key) {
        var length = scalar(key, Durations::parse, "a length of time such as 500ms, 30s, 5m or 2h");
        length.filter(Duration::isNegative)
                .ifPresent(it -> wrong(key, "'%s' in %s must not be negative.".formatted(key, where)));
        return length.filter(it -> !it.isNegative());
    }

    /** One of these words, the default where the key is absent. */
    <E extends Enum<E>> E oneOf(Set<E> allowed, String key, E otherwise) {
        var known = new TreeSet<String>();
        allowed.forEach(each -> known.add(wordOf(each)));
        String written = scalar(key, Optional::of, "a word").orElse(wordOf(otherwise));
        for (E each : allowed) {
            if (wordOf(each).equals(written)) {
                return each;
            }
        }
        wrong(key, "'%s' in %s is '%s'. %s".formatted(key, where, written, NearestWord.hint(written, known)));
        return otherwise;
    }

    /** The words of the list under that key, none where it is absent. */
    SortedSet<String> words(String key, Set<String> known) {
        var words = new TreeSet<String>();
        if (has(key)) {
            for (Node item : items(key)) {
                String word = item instanceof ScalarNode scalar ? scalar.getValue() : "";
                if (!known.contains(word)) {
                    wrong(item, "'%s' in %s has '%s'. %s".formatted(key, where, word, NearestWord.hint(word, known)));
                }
                words.add(word);
            }
        }
        return words;
    }

    /** Whether a mapping stands under that key. */
    boolean mapping(String key) {
        return values.get(key) instanceof MappingNode;
    }

    /** What the mapping is, for messages. */
    String where() {
        return where;
    }

    /** The mapping under that key; none where it is absent or no mapping. */
    Optional<Fields> fields(String key, Set<String> known) {
        return switch (values.get(key)) {
            case null -> Optional.empty();
            case MappingNode node ->
                Optional.of(new Fields(file, "'%s' of %s".formatted(key, where), node, known, problems));
            case Node other -> {
                wrong(other, "'%s' in %s must be a mapping, e.g. {attempts: 3}.".formatted(key, where));
                yield Optional.empty();
            }
        };
    }

    /** The items of the list under that key; a problem where there are none. */
    List<Node> items(String key) {
        if (values.get(key) instanceof SequenceNode list && !list.getValue().isEmpty()) {
            return list.getValue();
        }
        wrong(key, "'%s' in %s must be a list with at least one item.".formatted(key, where));
        return List.of();
    }

    /** The scalar's text as it stands; for naming a mapping before it is read. */
    static Optional<String> text(MappingNode mapping, String key) {
        return mapping.getValue().stream()
                .filter(it -> it.getKeyNode() instanceof ScalarNode name && key.equals(name.getValue()))
                .flatMap(it -> it.getValueNode() instanceof ScalarNode value
                        ? Optional.of(value.getValue()).stream()
                        : Optional.<String>empty().stream())
                .findFirst();
    }

    private <T> Optional<T> scalar(String key, Function<String, Optional<T>> reading, String asked) {
        Node node = values.get(key);
        if (node == null) {
            return Optional.empty();
        }
        Optional<T> read = node instanceof ScalarNode scalar && !Tag.NULL.equals(scalar.getTag())
                ? reading.apply(scalar.getValue())
                : Optional.empty();
        if (read.isEmpty()) {
            wrong(node, "'%s' in %s must be %s%s.".formatted(key, where, asked, found(node)));
        }
        return read;
    }

    private static String found(Node node) {
        if (!(node instanceof ScalarNode scalar)) {
            return "";
        }
        String text = scalar.getValue();
        return ", not '%s'".formatted(text.length() > 60 ? text.substring(0, 60) + "..." : text);
    }

    private static String wordOf(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
