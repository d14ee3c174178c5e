package io.warren.deploy;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The names of metrics: those that queries use, those that the reference page explains, those that somebody tells. */
public final class MetricNames {
    private static final Path PAGE = Path.of("docs", "reference", "metrics-and-health.md");
    private static final Pattern NO_NAMES = Pattern.compile(
            "\"[^\"]*\"|\\{[^}]*}|\\[[^]]*]|\\b(by|without|on|ignoring|group_left|group_right)\\s*\\([^)]*\\)");
    private static final Pattern NAME = Pattern.compile("(?<![\\w:.])[a-zA-Z_:][\\w:]*(?![\\w:]*\\s*\\()");
    private static final Set<String> WORDS = Set.of("and", "or", "unless", "bool", "offset", "by");
    private static final Pattern DOCUMENTED = Pattern.compile("`(warren_\\w+)`");
    private static final Pattern TOLD = Pattern.compile("(?m)^([a-zA-Z_:][\\w:]*)[ {]");
    private static final Pattern PART = Pattern.compile("_(count|sum|max|bucket)$");

    private MetricNames() {}

    /** Those in a query of Prometheus. */
    public static Set<String> in(String query) {
        String plain = NO_NAMES.matcher(query).replaceAll(" ");
        return NAME.matcher(plain)
                .results()
                .map(it -> it.group())
                .filter(it -> !WORDS.contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that the dashboard draws. */
    public static Set<String> ofDashboard() {
        return names(expressions(DeployFile.of("grafana/warren.json")));
    }

    /** Those that the alerts watch. */
    public static Set<String> ofAlerts() {
        return names(expressions(DeployFile.of("prometheus/alerts.yml")));
    }

    private static Stream<String> expressions(JsonNode document) {
        return document.findValuesAsString("expr").stream();
    }

    private static Set<String> names(Stream<String> queries) {
        return queries.flatMap(it -> in(it).stream()).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those that the reference page explains: a summary or histogram by its name without {@code _count} and the like. */
    public static Set<String> documented() {
        return DOCUMENTED
                .matcher(DeployFile.text(PAGE))
                .results()
                .map(it -> it.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Those of the samples in what a program tells Prometheus. */
    public static Set<String> toldBy(String exposition) {
        return TOLD.matcher(exposition).results().map(it -> it.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Whether that sample is of one of these, as itself or as a part of it. */
    public static boolean isOneOf(Set<String> names, String sample) {
        return List.of(sample, PART.matcher(sample).replaceFirst("")).stream().anyMatch(names::contains);
    }
}
