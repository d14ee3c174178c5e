package io.warren.shop.feed;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code events}: prints the log of all that happened. */
@Command(
        name = "events",
        mixinStandardHelpOptions = true,
        description = {
            "Prints the log of all that happened to standard output, an event a line, as JSON.",
            "",
            "It asks a running Warren (GET /api/events), so it needs no login of the broker. It ends at the end that "
                    + "the log had when it began, or with --follow on Ctrl-C only, over every loss of the connection.",
            ""
        },
        footer = {"", "Environment: WARREN_API_KEY is sent as a bearer token where it is set."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:all was printed, or nobody reads on",
            "2:an argument is wrong",
            "5:Warren cannot be reached, its broker is away, or the connection was lost"
        })
public final class EventsCommand implements Callable<Integer> {
    private static final int UNREACHABLE = 5;
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(1);

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--from",
            paramLabel = "PLACE",
            defaultValue = "first",
            description = "first, last (the latest few), next (what comes from now on), an offset, or a time such as "
                    + "2026-11-22T10:00:00Z (default: ${DEFAULT-VALUE}).")
    private String from = "first";

    @Option(names = "--follow", description = "Go on after the end, and print what happens as it happens.")
    private boolean follow;

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Warren serves (default: ${DEFAULT-VALUE}).")
    private String url = "";

    private final PrintStream out;
    private final @Nullable String apiKey;

    public EventsCommand() {
        this(
                new PrintStream(new FileOutputStream(FileDescriptor.out), false, StandardCharsets.UTF_8),
                System.getenv("WARREN_API_KEY"));
    }

    EventsCommand(PrintStream out, @Nullable String apiKey) {
        this.out = out;
        this.apiKey = apiKey;
    }

    @Override
    public Integer call() throws InterruptedException {
        try {
            return print(new EventCall(address(), follow, apiKey), new Printing(out, from));
        } catch (FeedStopped e) {
            throw usage(e.sentence());
        }
    }

    private int print(EventCall call, Printing printing) throws InterruptedException, FeedStopped {
        boolean told = false;
        while (true) {
            String before = printing.from();
            String trouble = call.print(printing);
            if (trouble.isEmpty() || printing.unread()) {
                return 0;
            }
            boolean further = !printing.from().equals(before);
            if (!further && !(follow && printing.begun())) {
                say(trouble);
                return UNREACHABLE;
            }
            if (!told) {
                say(trouble + " Going on where it was.");
            }
            told = !further;
            Thread.sleep(BETWEEN_TRIES);
        }
    }

    private URI address() {
        try {
            URI address = URI.create(url);
            if (address.getHost() != null && String.valueOf(address.getScheme()).matches("(?i)https?")) {
                return address;
            }
        } catch (IllegalArgumentException e) {
            // Said below, as for any other text that is no address.
        }
        throw usage("'%s' is no address of a Warren. Give one like http://127.0.0.1:8080.".formatted(url));
    }

    private void say(String sentence) {
        var err = commandSpec().commandLine().getErr();
        err.println(sentence);
        err.flush();
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(commandSpec().commandLine(), sentence);
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "runs as a command only: picocli has not set its spec");
    }
}
