package io.warren.contract;

import io.warren.WarrenApplication;
import io.warren.road.Site;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Warren in this JVM. */
record Running(ConfigurableApplicationContext context) implements AutoCloseable {
    static Running start(Site site, List<String> more, Class<?>... beans) {
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/contract",
                "--warren.saga.sweep-every=100ms",
                "--warren.saga.settle=0s"));
        settings.addAll(more);
        var sources = new ArrayList<Class<?>>(List.of(beans));
        sources.add(WarrenApplication.class);
        return new Running(
                new SpringApplicationBuilder(sources.toArray(Class<?>[]::new)).run(settings.toArray(String[]::new)));
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
    }
}
