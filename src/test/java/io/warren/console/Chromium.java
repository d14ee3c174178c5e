package io.warren.console;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Hands a test the {@link Scene} and a {@link Look} at it: one scene and one browser for all tests of the console in this JVM, ended
 * with the last test. Where no Chromium is on the path the tests are skipped, and say so.
 */
final class Chromium implements ExecutionCondition, ParameterResolver, AfterEachCallback {
    private static final ExtensionContext.Namespace HERE = ExtensionContext.Namespace.create(Chromium.class);
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return program().isPresent()
                ? ConditionEvaluationResult.enabled("A Chromium is on the path.")
                : ConditionEvaluationResult.disabled(
                        "The console is not looked at: no Chromium is on the path. On Debian: apt-get install chromium");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return List.of(Scene.class, Look.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        var all = context.getRoot().getStore(HERE);
        var scene = all.computeIfAbsent("scene", it -> scene(), Scene.class);
        if (parameter.getParameter().getType() == Scene.class) {
            return scene;
        }
        var started = all.computeIfAbsent("browser", it -> Started.now(), Started.class);
        return context.getStore(HERE)
                .computeIfAbsent("look", it -> new Look(started.browser(), scene.url()), Look.class);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        var look = context.getStore(HERE).get("look", Look.class);
        if (look != null && context.getExecutionException().isEmpty()) {
            look.assertNothingWrong();
        }
    }

    private static Scene scene() {
        try {
            return Scene.set(Files.createTempDirectory("console"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(it -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(it)::resolve))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The browser, and the program that drives it. */
    private record Started(Playwright playwright, Browser browser) implements AutoCloseable {
        static Started now() {
            var playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            var browser = playwright
                    .chromium()
                    .launch(new BrowserType.LaunchOptions()
                            .setExecutablePath(program().orElseThrow())
                            .setArgs(ARGUMENTS));
            return new Started(playwright, browser);
        }

        @Override
        public void close() {
            playwright.close();
        }
    }
}
