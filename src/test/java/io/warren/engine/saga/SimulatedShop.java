package io.warren.engine.saga;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.route.RouteSettings.EventLog;
import io.warren.engine.route.RouteSettings.Lane;
import io.warren.engine.route.RouteSettings.Priority;
import io.warren.engine.route.RouteSettings.Region;
import io.warren.engine.route.Routes;
import io.warren.engine.route.Topology;
import io.warren.engine.workflow.Source;
import io.warren.engine.workflow.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.unit.DataSize;

/** The shop of the simulations: few regions and lanes, and workflows that between them use all that a workflow can say. */
final class SimulatedShop {
    static final List<String> PARTICIPANTS = List.of("fulfillment", "inventory", "notification", "payment");
    static final List<String> REGIONS = List.of("eu", "us");
    static final List<String> PRIORITIES = List.of("express", "standard", "standard");
    static final Workflows WORKFLOWS = Workflows.load(Stream.of("plain", "careful", "hasty", "strict")
            .map(SimulatedShop::source)
            .toList());
    static final List<Verb> VERBS = List.of(
            new Verb.Cancel(),
            new Verb.Cancel(),
            new Verb.Terminate(),
            new Verb.Pause(),
            new Verb.Resume(),
            new Verb.Retry(null),
            new Verb.Retry("reserve"),
            new Verb.Retry("authorize"),
            new Verb.Skip("authorize", "{\"skipped\":true}"),
            new Verb.Approve(null),
            new Verb.Reroute(null, "express"),
            new Verb.Reroute("us", null));

    static final RouteSettings SETTINGS = new RouteSettings(
            Map.of("eu", new Region(List.of("France"), List.of()), "us", new Region(List.of("Canada"), List.of())),
            "eu",
            Map.of("express", new Priority(8, "express"), "standard", new Priority(4, "standard")),
            "standard",
            Map.of("express", lane(15), "standard", lane(25)),
            Map.of(),
            "quorum",
            new EventLog(Duration.ofDays(30), DataSize.ofGigabytes(2)));
    static final Topology TOPOLOGY = Topology.of(SETTINGS, WORKFLOWS.all());
    static final Routes ROUTES = new Routes(SETTINGS, WORKFLOWS.all());

    private SimulatedShop() {}

    private static Lane lane(int ttlSeconds) {
        return new Lane(Duration.ofSeconds(ttlSeconds), Duration.ofSeconds(5), 4, 8);
    }

    private static Source source(String name) {
        String file = name + ".yaml";
        try {
            return new Source(
                    file, new ClassPathResource("simulation/" + file).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
