package io.warren.engine.route;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** What is done to a topology from the command line: its options, and the part of Warren that it needs. */
abstract class TopologyVerb implements Callable<Integer> {
    @Option(
            names = "--move-region",
            paramLabel = "OLD=NEW",
            description = "Where the orders of a region go that is no longer configured. May be given several times.")
    private Map<String, String> regions = new HashMap<>();

    @Option(
            names = "--move-priority",
            paramLabel = "OLD=NEW",
            description = "The same for a priority that was renamed or taken away.")
    private Map<String, String> priorities = new HashMap<>();

    @Option(names = "--no-database", description = "Does not ask for orders under way: you know that there are none.")
    private boolean noDatabase;

    @Option(names = "--json", description = "Prints the plan as JSON.")
    private boolean json;

    /** What is meant for Spring. */
    @Unmatched
    private List<String> settings = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** The exit code. */
    abstract int on(TopologyWork work) throws IOException, ApplyStopped;

    @Override
    public Integer call() {
        checkSettings();
        try (var context = start()) {
            var moves = new Moves(Map.copyOf(regions), Map.copyOf(priorities));
            return on(TopologyWork.in(context, moves, noDatabase, new PlanReport(out(), json)));
        } catch (BeansException told) {
            // Spring has said what is wrong with the configuration, and the cure.
            return TopologyCommand.FAILED;
        } catch (AmqpException away) {
            return failed("The broker could not be reached (%s). See spring.rabbitmq.*."
                    .formatted(NestedExceptionUtils.getMostSpecificCause(away).getMessage()));
        } catch (IOException unanswered) {
            return failed("The broker's management API did not answer (%s). See warren.management.*."
                    .formatted(unanswered.getMessage() == null ? "no connection" : unanswered.getMessage()));
        } catch (ApplyStopped stopped) {
            return failed("%s Nothing is lost: what is done stands. Run it again with the same options."
                    .formatted(stopped.getMessage()));
        }
    }

    private void checkSettings() {
        settings.stream().filter(it -> !it.matches("--[^=]+=.*")).findFirst().ifPresent(it -> {
            throw new ParameterException(
                    commandSpec().commandLine(),
                    "'%s' is neither an option nor a setting such as --spring.rabbitmq.host=broker.".formatted(it));
        });
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(TopologySetup.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // An H2 file that is not there must not be made: that no order is in it would say nothing.
                .properties("logging.level.root=error", "spring.datasource.hikari.data-source-properties.IFEXISTS=true")
                .run(settings.toArray(String[]::new));
    }

    private int failed(String sentence) {
        PrintWriter err = commandSpec().commandLine().getErr();
        err.println(sentence);
        err.flush();
        return TopologyCommand.FAILED;
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec);
    }
}
