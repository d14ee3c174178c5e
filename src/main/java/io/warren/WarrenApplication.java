package io.warren;

import io.warren.access.AuditCommand;
import io.warren.access.HashPasswordCommand;
import io.warren.access.KeyCommand;
import io.warren.engine.route.DefinitionsCommand;
import io.warren.engine.route.TopologyCommand;
import io.warren.shop.feed.EventsCommand;
import io.warren.shop.feed.ImportCommand;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.scheduling.annotation.EnableScheduling;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Starts Warren: the server when called without a command, else the command that the first argument names. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
public class WarrenApplication {
    public static void main(String[] args) {
        if (args.length > 0 && !args[0].startsWith("--spring.") && !args[0].contains("=")) {
            System.exit(new CommandLine(new Commands()).execute(args));
        }
        SpringApplication.run(WarrenApplication.class, args);
    }

    /** What {@code java -jar warren.jar} can do besides serving. */
    @Command(
            name = "warren",
            description = "Without a command it serves. With one it does that and ends.",
            mixinStandardHelpOptions = true,
            subcommands = {
                ImportCommand.class,
                EventsCommand.class,
                DefinitionsCommand.class,
                TopologyCommand.class,
                KeyCommand.class,
                AuditCommand.class,
                HashPasswordCommand.class
            })
    private static final class Commands implements Runnable {
        @Override
        public void run() {
            CommandLine.usage(this, System.out);
        }
    }
}
