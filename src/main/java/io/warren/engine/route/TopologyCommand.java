package io.warren.engine.route;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;
import org.springframework.beans.BeansException;
import org.springframework.boot.Banner;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Brings a live broker to the topology that the configuration asks for, without losing what waits in it. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Brings a live broker to the topology that the configuration asks for.",
        exitCodeOnInvalidInput = TopologyCommand.FAILED)
public final class TopologyCommand implements Runnable {
    static final int NOTHING_TO_DO = 0;
    static final int FAILED = 1;
    static final int TO_DO = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        commandSpec().commandLine().usage(out());
    }

    @Command(
            name = "plan",
            mixinStandardHelpOptions = true,
            description = {
                "Prints what 'apply' would do, step by step, and changes nothing.",
                "Settings may be given as to the server, e.g. --spring.rabbitmq.host=broker."
            },
            exitCodeOnInvalidInput = FAILED,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the broker is as the configuration wants it",
                "1:it cannot be done as it stands, or the broker could not be asked",
                "2:there is something to do"
            })
    int plan(@Mixin TopologyOptions options) {
        return with(options, TopologyWork::plan);
    }

    @Command(
            name = "apply",
            mixinStandardHelpOptions = true,
            description = {
                "Changes the broker, step by step. What waits in a queue that goes is sent to its new place first.",
                "It can be cut off anywhere and run again with the same options: nothing is lost.",
                "Settings may be given as to the server, e.g. --spring.rabbitmq.host=broker."
            },
            exitCodeOnInvalidInput = FAILED,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:the broker is as the configuration wants it",
                "1:it cannot be done as it stands, or was cut off by an error",
                "2:there is something to do again: others changed it meanwhile"
            })
    int apply(@Mixin TopologyOptions options) {
        return with(options, TopologyWork::apply);
    }

    private interface Doing {
        int on(TopologyWork work) throws IOException, ApplyStopped;
    }

    private int with(TopologyOptions options, Doing doing) {
        for (String it : options.settings) {
            if (!it.matches("--[^=]+=.*")) {
                throw new ParameterException(
                        commandSpec().commandLine(),
                        "'%s' is neither an option nor a setting such as --spring.rabbitmq.host=broker.".formatted(it));
            }
        }
        try (var context = start(options)) {
            return doing.on(TopologyWork.in(context, options, out()));
        } catch (BeansException told) {
            // Spring has said what is wrong with the configuration, and the cure.
            return FAILED;
        } catch (AmqpException | IOException away) {
            return failed("The broker could not be asked (%s). See spring.rabbitmq.* and warren.management.*."
                    .formatted(away.getMessage() == null ? away.toString() : away.getMessage()));
        } catch (ApplyStopped stopped) {
            return failed("%s Nothing is lost: what is done stands. Run it again with the same options."
                    .formatted(stopped.getMessage()));
        }
    }

    private static ConfigurableApplicationContext start(TopologyOptions options) {
        return new SpringApplicationBuilder(TopologySetup.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                // An H2 file that is not there must not be made: that no order is in it would say nothing.
                .properties("logging.level.root=error", "spring.datasource.hikari.data-source-properties.IFEXISTS=true")
                .run(options.settings.toArray(String[]::new));
    }

    private int failed(String sentence) {
        PrintWriter err = commandSpec().commandLine().getErr();
        err.println(sentence);
        err.flush();
        return FAILED;
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec);
    }
}
