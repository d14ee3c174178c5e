package io.warren.engine.route;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;
import picocli.CommandLine.Unmatched;

/** What may be said to a command that changes the topology. */
final class TopologyOptions {
    @Option(
            names = "--move-region",
            paramLabel = "OLD=NEW",
            description = "Where the orders of a region go that is no longer configured. May be given several times.")
    Map<String, String> regions = new HashMap<>();

    @Option(
            names = "--move-priority",
            paramLabel = "OLD=NEW",
            description = "The same for a priority that was renamed or taken away.")
    Map<String, String> priorities = new HashMap<>();

    @Option(names = "--no-database", description = "Does not ask for orders under way: you know that there are none.")
    boolean noDatabase;

    @Option(names = "--json", description = "Prints the plan as JSON.")
    boolean json;

    @Unmatched
    List<String> settings = new ArrayList<>();

    Moves moves() {
        return new Moves(Map.copyOf(regions), Map.copyOf(priorities));
    }
}
