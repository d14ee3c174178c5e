package io.warren.crash;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is said on one connection to PostgreSQL, in words: which statement writes what, and what a commit is of. */
final class PostgresTalk {
    private static final Pattern WRITE =
            Pattern.compile("(insert into|update|delete from)\\s+\"?(\\w+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WORD = Pattern.compile("[A-Za-z][A-Za-z-]{1,15}");
    private static final Set<String> COMMON =
            Set.of("home", "standard", "done", "begun", "refused", "TRUE", "FALSE", "true", "false");

    /** A column of a batch of one row. */
    private static final Pattern LONE = Pattern.compile("\\{\"([^\"]*)\"}");

    private final Map<String, String> statements = new HashMap<>();
    private final Map<String, Bound> portals = new HashMap<>();
    private final Set<String> written = new LinkedHashSet<>();
    private final Deque<String> asked = new ArrayDeque<>(List.of(""));

    private record Bound(String sql, List<String> parameters) {}

    /** What a group of messages up to a Sync, or a simple query, says; none where it writes nothing. */
    synchronized @Nullable String fromClient(List<PostgresMessage> group) {
        var said = new ArrayList<String>();
        group.forEach(it -> take(it, said));
        String sighting = said.isEmpty() ? null : said.getFirst();
        char last = group.getLast().type();
        if (last == 'S' || last == 'Q') {
            asked.add(sighting != null && sighting.startsWith("commit ") ? "committed" + sighting.substring(6) : "");
        }
        return sighting;
    }

    /** The answer to the oldest group that has none. */
    synchronized void answered() {
        asked.poll();
    }

    /** What that answer will say, once it has come; empty where it is of no interest. */
    synchronized String awaited() {
        return asked.isEmpty() ? "" : asked.peek();
    }

    private void take(PostgresMessage message, List<String> said) {
        var fields = message.fields();
        switch (message.type()) {
            case 'P' -> statements.put(fields.text(), fields.text());
            case 'B' -> {
                String portal = fields.text();
                String sql = statements.getOrDefault(fields.text(), "");
                portals.put(portal, new Bound(sql, fields.parameters()));
            }
            case 'E' -> executed(portals.getOrDefault(fields.text(), new Bound("", List.of())), said);
            case 'Q' -> executed(new Bound(fields.text(), List.of()), said);
            default -> {}
        }
    }

    private void executed(Bound it, List<String> said) {
        String verb = it.sql().strip().toLowerCase(Locale.ROOT);
        if (verb.startsWith("commit")) {
            written.stream().findFirst().ifPresent(what -> said.add("commit " + what));
            written.clear();
        } else if (verb.startsWith("rollback") || verb.startsWith("begin")) {
            written.clear();
        } else {
            var write = WRITE.matcher(it.sql());
            if (write.lookingAt()) {
                String what = inWords(write.group(1), write.group(2), it.parameters());
                written.add(what);
                said.add("write " + what);
            }
        }
    }

    static String inWords(String verb, String table, List<String> parameters) {
        var words = new LinkedHashSet<String>();
        words.add(verb.split("\\s")[0].toLowerCase(Locale.ROOT));
        words.add(table.toLowerCase(Locale.ROOT));
        parameters.stream()
                .map(it -> LONE.matcher(it).replaceFirst("$1"))
                .filter(it -> WORD.matcher(it).matches() && !COMMON.contains(it))
                .forEach(words::add);
        return String.join(" ", words);
    }
}
