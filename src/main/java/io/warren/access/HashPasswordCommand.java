package io.warren.access;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code hash-password}: makes what warren.access.users.*.password takes. */
@Command(
        name = "hash-password",
        mixinStandardHelpOptions = true,
        description = "Asks for a password, or reads it from its input, and prints the hash for the settings.")
public final class HashPasswordCommand implements Callable<Integer> {
    private static final int SHORTEST = 10;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        String password = read();
        var line = Objects.requireNonNull(spec, "runs as a command only").commandLine();
        if (password.length() < SHORTEST) {
            line.getErr().println("A password has %d characters at least; nothing was made.".formatted(SHORTEST));
            return 2;
        }
        line.getOut()
                .println(PasswordEncoderFactories.createDelegatingPasswordEncoder()
                        .encode(password));
        return 0;
    }

    private static String read() throws IOException {
        Console console = System.console();
        if (console != null && System.in.available() == 0) {
            char[] typed = console.readPassword("Password: ");
            return typed == null ? "" : new String(typed);
        }
        var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        return Objects.requireNonNullElse(in.readLine(), "");
    }
}
