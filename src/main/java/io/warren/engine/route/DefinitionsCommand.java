package io.warren.engine.route;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes what a blank broker imports at boot, from the configuration, without a broker or database. */
@Command(
        name = "definitions",
        mixinStandardHelpOptions = true,
        description = "Writes definitions.json, which a blank RabbitMQ imports at boot, from the configuration.")
public final class DefinitionsCommand implements Callable<Integer> {
    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "rabbit-definitions",
            description = "Where to write it (default: ${DEFAULT-VALUE}).")
    private Path out = Path.of("rabbit-definitions");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path file = out.resolve("definitions.json");
        try {
            String json = fromConfiguration();
            Files.createDirectories(out);
            Files.writeString(file, json);
        } catch (BeansException told) {
            // Spring has said what is wrong with the configuration, and the cure.
            return 1;
        }
        say("Wrote %s. Its users have no passwords: set them with rabbitmqctl change_password.".formatted(file));
        return 0;
    }

    static String fromConfiguration() {
        var application = new SpringApplicationBuilder(DefinitionsSetup.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false);
        try (var context = application.run()) {
            return context.getBean(DefinitionsSetup.Text.class).json();
        }
    }

    private void say(String sentence) {
        PrintWriter console = Objects.requireNonNull(spec).commandLine().getOut();
        console.println(sentence);
        console.flush();
    }
}
