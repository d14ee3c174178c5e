package io.warren.shop.feed;

import java.io.EOFException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code import}: sends a file of orders to a running Warren. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Sends the orders of an NDJSON file to a running Warren.",
            "",
            "It can be run again without making twins: an order keeps its orderId, and one without gets an id that "
                    + "follows from its line, so that two lines that are the same are one order.",
            "What is refused is printed to standard output, line by line, everything else to standard error.",
            ""
        },
        footer = {"", "Environment: WARREN_API_KEY is sent as a bearer token where it is set."},
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every order is accepted, now or before",
            "1:some were refused",
            "2:the file or an argument is wrong",
            "5:Warren cannot be reached, or took no orders"
        })
public final class ImportCommand implements Callable<Integer> {
    private static final int SOME_REFUSED = 1;
    private static final int UNREACHABLE = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "One order a line, plain or gzip; - is standard input.")
    private String file = "";

    @Option(
            names = "--url",
            paramLabel = "URL",
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Warren serves (default: ${DEFAULT-VALUE}).")
    private String url = "";

    private final Clock clock;
    private final @Nullable String apiKey;

    public ImportCommand() {
        this(Clock.systemUTC(), System.getenv("WARREN_API_KEY"));
    }

    ImportCommand(Clock clock, @Nullable String apiKey) {
        this.clock = clock;
        this.apiKey = apiKey;
    }

    @Override
    public Integer call() throws InterruptedException {
        var feed = new OrderFeed(address(), apiKey == null || apiKey.isBlank() ? null : apiKey, clock);
        var report = new ImportReport(name(), out(), err(), clock);
        try (OrderLines lines = open()) {
            feed.send(lines, report);
            report.end();
            return report.refused() > 0 ? SOME_REFUSED : 0;
        } catch (FeedStopped e) {
            report.stopped(e.sentence());
            return UNREACHABLE;
        } catch (UncheckedIOException | IOException e) {
            report.broken();
            throw usage("%s cannot be read%s.".formatted(name(), reason(e)));
        }
    }

    private OrderLines open() throws IOException {
        return file.equals("-") ? OrderLines.of(System.in, 0) : OrderLines.of(Path.of(file));
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

    private static String reason(Exception e) {
        Throwable cause = Objects.requireNonNullElse(e.getCause(), e);
        if (cause instanceof NoSuchFileException) {
            return ": there is no such file";
        }
        if (cause instanceof AccessDeniedException) {
            return ": this user may not read it";
        }
        return cause instanceof EOFException ? " to its end: it was cut off" : ": " + cause.getMessage();
    }

    private String name() {
        return file.equals("-") ? "standard input" : file;
    }

    private PrintWriter out() {
        return commandSpec().commandLine().getOut();
    }

    private PrintWriter err() {
        return commandSpec().commandLine().getErr();
    }

    private ParameterException usage(String sentence) {
        return new ParameterException(commandSpec().commandLine(), sentence);
    }

    private CommandSpec commandSpec() {
        if (spec == null) {
            throw new IllegalStateException("The import runs as a command only: picocli has not set its spec.");
        }
        return spec;
    }
}
