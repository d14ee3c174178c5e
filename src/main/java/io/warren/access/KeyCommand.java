package io.warren.access;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The command {@code key}: makes, lists and revokes keys of a running Warren. */
@Command(
        name = "key",
        mixinStandardHelpOptions = true,
        description = "Makes, lists and revokes API keys of a running Warren. It needs a key with the scope admin.",
        footer = {"", "Environment: WARREN_API_KEY is the key to ask with, where --key is not given."})
public final class KeyCommand implements Runnable {
    private static final int REFUSED = 1;
    private static final int UNREACHABLE = 5;
    private static final JsonMapper JSON = JsonMapper.shared();

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--url",
            scope = ScopeType.INHERIT,
            defaultValue = "http://127.0.0.1:8080",
            description = "Where Warren serves (default: ${DEFAULT-VALUE}).")
    private String url = "";

    @Option(
            names = "--key",
            scope = ScopeType.INHERIT,
            description = "The key to ask with. Others on this machine see it here; better use the environment.")
    private @Nullable String key;

    @Command(name = "create", description = "Makes a key and prints it, this once.")
    int create(
            @Parameters(paramLabel = "NAME") String name,
            @Option(
                            names = "--scope",
                            required = true,
                            split = ",",
                            description = "intake, read, operate or admin; several with commas between.")
                    List<String> scopes) {
        String wanted = JSON.writeValueAsString(Map.of("name", name, "scopes", scopes));
        return ask("POST", "/api/keys", wanted, made -> {
            err("'%s' (id %s) is made. The key is told this once:"
                    .formatted(name, made.path("id").asString()));
            out(made.path("key").asString());
        });
    }

    @Command(name = "list", description = "Lists all keys that were made, never the keys themselves.")
    int list() {
        return ask(
                "GET",
                "/api/keys",
                "",
                all -> all.path("keys")
                        .forEach(it -> out("%s  %-20s %-24s  used %s%s"
                                .formatted(
                                        it.path("id").asString(),
                                        it.path("name").asString(),
                                        words(it.path("scopes")),
                                        it.path("usedAt").asString("never"),
                                        it.hasNonNull("revokedAt")
                                                ? "  revoked "
                                                        + it.path("revokedAt").asString()
                                                : ""))));
    }

    @Command(name = "revoke", description = "Revokes a key, on every instance within a few seconds.")
    int revoke(@Parameters(paramLabel = "ID") String id) {
        return ask("DELETE", "/api/keys/" + id, "", nothing -> err("It is revoked."));
    }

    @Override
    public void run() {
        throw new ParameterException(commandSpec().commandLine(), "Say what to do: create, list or revoke.");
    }

    /** What is done with an answer. */
    private interface Use {
        void of(JsonNode answer);
    }

    private int ask(String method, String path, String body, Use use) {
        String secret = key == null ? System.getenv("WARREN_API_KEY") : key;
        if (secret == null || secret.isBlank()) {
            throw new ParameterException(
                    commandSpec().commandLine(), "Give a key that has the scope admin: WARREN_API_KEY, or --key.");
        }
        try {
            HttpResponse<String> answer = send(method, path, body, secret);
            if (answer.statusCode() < 300) {
                use.of(JSON.readTree(answer.body().isBlank() ? "{}" : answer.body()));
                return 0;
            }
            err(sentence(answer));
            return REFUSED;
        } catch (IOException | IllegalArgumentException e) {
            err("Nobody answers at %s (%s).".formatted(url, e));
            return UNREACHABLE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return UNREACHABLE;
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String secret)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url.replaceFirst("/+$", "") + path))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", "Bearer " + secret)
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), BodyHandlers.ofString());
        }
    }

    private String sentence(HttpResponse<String> answer) {
        try {
            return JSON.readTree(answer.body()).path("error").asString(answer.body());
        } catch (JacksonException e) {
            return "%s answered %d. Check the address.".formatted(url, answer.statusCode());
        }
    }

    private static String words(JsonNode array) {
        return String.join(",", array.valueStream().map(JsonNode::asString).toList());
    }

    private void out(String line) {
        commandSpec().commandLine().getOut().println(line);
        commandSpec().commandLine().getOut().flush();
    }

    private void err(String line) {
        commandSpec().commandLine().getErr().println(line);
        commandSpec().commandLine().getErr().flush();
    }

    private CommandSpec commandSpec() {
        return Objects.requireNonNull(spec, "runs as a command only: picocli has not set its spec");
    }
}
