package io.warren.access;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The table, as people read it. */
final class AccessPage {
    private static final String HEAD = """
            # Who may what

            A caller is a machine that shows a key or a person who signs in ([how](../how-to/keys-and-users.md)). What they may do is
            a set of scopes: `intake` hands in orders and asks how they stand, `read` sees everything, `operate` changes what is under
            way, `admin` says who may do what. What is not in this table is reachable by nobody; a test tries every line with every
            scope, every role and nobody.

            | role | scopes |
            |---|---|
            """;

    private AccessPage() {}

    static String text() {
        var page = new StringBuilder(HEAD);
        for (Role it : Role.values()) {
            page.append("| `%s` | %s |\n"
                    .formatted(Guarded.name(it), words(it.scopes.stream().sorted())));
        }
        page.append("\n| route | for | any of |\n|---|---|---|\n");
        for (Rule it : Rule.ALL) {
            String who = it.open() ? "everybody" : words(it.scopes().stream().sorted());
            page.append(
                    "| `%s %s` | %s | %s |\n".formatted(it.method(), it.path().replace("|", "\\|"), it.what(), who));
        }
        return page.toString();
    }

    private static String words(Stream<Scope> scopes) {
        return scopes.map(it -> "`" + it.word() + "`").collect(Collectors.joining(", "));
    }
}
