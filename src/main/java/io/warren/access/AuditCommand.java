package io.warren.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code audit}: says whether the record of what people did is as it was written. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Verifies the audit of a running Warren. It needs a key with the scope admin.",
        footer = {"", "Environment: WARREN_API_KEY is the key to ask with, where --key is not given."})
public final class AuditCommand implements Runnable {
    private static final int TAMPERED = 1;
    private static final int REFUSED = 2;
    private static final int UNREACHABLE = 5;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(commandSpec().commandLine(), "Say what to do: verify.");
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description =
                    "Reads the whole chain and prints how many rows fit and the last hash, or the first that does not fit.",
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {
                "0:it is as it was written",
                "1:it was tampered with",
                "2:an argument is wrong, or Warren refused to say",
                "5:nobody answers"
            })
    int verify(
            @Option(
                            names = "--url",
                            defaultValue = "http://127.0.0.1:8080",
                            description = "Where Warren serves (default: ${DEFAULT-VALUE}).")
                    String url,
            @Option(names = "--key", description = "The key to ask with; better use the environment.") @Nullable
                    String key) {
        String secret = key == null ? System.getenv("WARREN_API_KEY") : key;
        if (secret == null || secret.isBlank()) {
            throw new ParameterException(
                    commandSpec().commandLine(), "Give a key that has the scope admin: WARREN_API_KEY, or --key.");
        }
        var request = HttpRequest.newBuilder(URI.create(url.replaceFirst("/+$", "") + "/api/audit/verify"))
                .header("Authorization", "Bearer " + secret)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return told(client.send(request, BodyHandlers.ofString()));
        } catch (IOException e) {
            return err("Nobody answers at %s (%s).".formatted(url, e), UNREACHABLE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNREACHABLE;
        }
    }

    private int told(HttpResponse<String> answer) {
        try {
            JsonNode said = JsonMapper.shared().readTree(answer.body());
            if (answer.statusCode() != 200) {
                return err(said.path("error").asString("It answered %d.".formatted(answer.statusCode())), REFUSED);
            }
            String sentence = said.path("sentence").asString();
            if (!said.path("ok").asBoolean(false)) {
                return err(sentence, TAMPERED);
            }
            var out = commandSpec().commandLine().getOut();
            out.println(sentence + " The last has the hash " + said.path("head").asString() + ".");
            out.flush();
            return 0;
        } catch (JacksonException e) {
            return err(
                    "It answered %d, which is not Warren's way. Check the address.".formatted(answer.statusCode()),
                    REFUSED);
        }
    }

    private int err(String line, int code) {
        commandSpec().commandLine().getErr().println(line);
        commandSpec().commandLine().getErr().flush();
        return code;
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "runs as a command only: picocli has not set its spec");
    }
}
