package io.warren.engine.route;

import io.warren.engine.workflow.Source;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ClassPathResource;

/** The configuration that ships, with single keys changed. */
final class Configured {
    private Configured() {}

    static RouteSettings settings(String... changes) {
        var changed = new HashMap<String, Object>();
        Stream.of(changes).map(it -> it.split("=", 2)).forEach(it -> changed.put(it[0], it[1]));
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("changes", changed));
        try {
            new YamlPropertySourceLoader()
                    .load("shipped", new ClassPathResource("application.yml"))
                    .forEach(sources::addLast);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("warren", RouteSettings.class);
    }

    /** What ships with single keys changed, but for those regions and priorities whose name follows a {@code !}. */
    static RouteSettings less(String... changes) {
        var gone = Stream.of(changes)
                .filter(it -> it.startsWith("!"))
                .map(it -> it.substring(1))
                .toList();
        var all = settings(Stream.of(changes).filter(it -> !it.startsWith("!")).toArray(String[]::new));
        var regions = new HashMap<>(all.regions());
        var priorities = new HashMap<>(all.priorities());
        gone.forEach(regions::remove);
        gone.forEach(priorities::remove);
        return new RouteSettings(
                regions,
                all.defaultRegion(),
                priorities,
                all.defaultPriority(),
                all.lanes(),
                all.participants(),
                all.queueType(),
                all.eventLog());
    }

    /** Only these keys, nothing that ships. */
    static RouteSettings only(Map<String, Object> keys) {
        var sources = new MutablePropertySources();
        sources.addLast(new MapPropertySource("only", keys));
        return new Binder(ConfigurationPropertySources.from(sources)).bindOrCreate("warren", RouteSettings.class);
    }

    static List<Workflow> workflows() {
        return Workflows.load(Stream.of("order-fulfillment.yaml", "order-return.yaml")
                        .map(Configured::source)
                        .toList())
                .all();
    }

    static Workflow workflow(String yaml) {
        return Workflows.load(List.of(new Source("test.yaml", yaml))).all().getFirst();
    }

    static Topology topology(String... changes) {
        return Topology.of(settings(changes), workflows());
    }

    static Routes routes(String... changes) {
        return new Routes(settings(changes), workflows());
    }

    private static Source source(String file) {
        try {
            return new Source(
                    file, new ClassPathResource("workflows/" + file).getContentAsString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
