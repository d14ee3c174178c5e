package io.warren.dev;

import io.warren.WarrenApplication;
import io.warren.shop.feed.Terminal;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The main class of {@code mvn spring-boot:test-run}: finds or starts a RabbitMQ, starts Warren on a fresh H2 file, feeds
 * it the sample orders, tells what became of them, and serves until Ctrl-C or SIGTERM.
 */
public final class DevWarren {
    private static final Path TARGET = Path.of("target");

    private final DevSettings settings;
    private final PrintWriter out = new PrintWriter(new OutputStreamWriter(System.out, System.out.charset()), true);
    private final Clock clock = Clock.systemUTC();

    private DevWarren(DevSettings settings) {
        this.settings = settings;
    }

    public static void main(String[] args) {
        try {
            endWithMaven();
            new DevWarren(DevSettings.in(System.getenv())).run(args);
        } catch (Refusal e) {
            System.out.println(e.getMessage());
            System.exit(1);
        } catch (InterruptedException e) {
            System.out.println("Warren ends, and all it has started.");
        }
    }

    private void run(String[] args) throws Refusal, InterruptedException {
        settings.checkPort();
        try {
            var folder = DevFolder.fresh(TARGET);
            endInGoodOrder(folder);
            out.println("Warren for development, all data in " + folder.path() + ". Ctrl-C ends it.");
            show(folder, args);
            Thread.currentThread().join();
        } catch (IOException e) {
            throw new Refusal("The development run stopped: %s. Look above, then start again.".formatted(e));
        }
    }

    private void show(DevFolder folder, String[] args) throws Refusal, IOException, InterruptedException {
        DevBroker broker = broker(folder);
        var login = DevLogin.random();
        URI url = serve(broker, folder, login, args);
        folder.announce(url, broker, login);
        if (settings.demo()) {
            new Demo(new WarrenApi(url, login.apiKey()), out, Terminal.present(), clock).run();
        }
        out.print(Addresses.of(url, broker, login));
        out.flush();
    }

    /** Stops the demo before it meets a Warren that is stopping; holds the folder, and so its lock, until the very end. */
    private static void endInGoodOrder(DevFolder folder) {
        Thread demo = Thread.currentThread();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            demo.interrupt();
            forget(folder);
        }));
    }

    private static void forget(DevFolder folder) {
        try {
            folder.forget();
        } catch (IOException e) {
            System.out.println("The announcement of this run could not be deleted: " + e.getMessage());
        }
    }

    private DevBroker broker(DevFolder folder) throws Refusal {
        try {
            var broker = DevBroker.find(folder.path().resolve("broker"));
            out.println(broker.describe());
            return broker;
        } catch (RuntimeException e) {
            throw new Refusal(String.valueOf(e.getMessage()));
        }
    }

    private URI serve(DevBroker broker, DevFolder folder, DevLogin login, String[] args) throws Refusal {
        Instant start = clock.instant();
        var application = new SpringApplication(WarrenApplication.class);
        application.setDefaultProperties(DevSettings.QUIET);
        try {
            var context = application.run(settings.arguments(broker, folder.path(), login, args));
            var url = URI.create("http://127.0.0.1:" + port(context));
            Duration took = Duration.between(start, clock.instant());
            out.printf("Warren serves %s after %.1f s.%n", url, took.toMillis() / 1000.0);
            return url;
        } catch (RuntimeException e) {
            throw new Refusal("Warren did not start, for the reason above. Nothing is left running.");
        }
    }

    private static int port(ConfigurableApplicationContext context) {
        return context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    /** Killed with -9, Maven cannot take the process with it that it has started: that has to go by itself. */
    private static void endWithMaven() {
        ProcessHandle.current()
                .parent()
                .filter(parent -> parent.info().command().orElse("").endsWith("java"))
                .ifPresent(maven -> Thread.ofVirtual().start(() -> {
                    maven.onExit().join();
                    System.exit(0);
                }));
    }
}
