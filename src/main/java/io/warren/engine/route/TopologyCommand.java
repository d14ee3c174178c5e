package io.warren.engine.route;

import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Brings a live broker to the topology that the configuration asks for, without losing what waits in it. */
@Command(
        name = "topology",
        mixinStandardHelpOptions = true,
        description = "Brings a live broker to the topology that the configuration asks for.",
        subcommands = {TopologyCommand.Planning.class, TopologyCommand.Applying.class})
public final class TopologyCommand implements Runnable {
    static final int NOTHING_TO_DO = 0;
    static final int FAILED = 1;
    static final int TO_DO = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        var line = Objects.requireNonNull(spec).commandLine();
        line.usage(line.getOut());
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
    static final class Planning extends TopologyVerb {
        @Override
        int on(TopologyWork work) throws IOException {
            return work.plan();
        }
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
    static final class Applying extends TopologyVerb {
        @Override
        int on(TopologyWork work) throws IOException, ApplyStopped {
            return work.apply();
        }
    }
}
