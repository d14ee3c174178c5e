package io.warren.access;

import io.warren.WarrenApplication;
import io.warren.road.Database;
import io.warren.road.Site;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** A Warren that asks everybody who they are. */
final class Guarded implements AutoCloseable {
    static final String PASSWORD = "correct horse battery staple";

    private final Site site;
    private final ConfigurableApplicationContext context;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Guarded(Site site, ConfigurableApplicationContext context) {
        this.site = site;
        this.context = context;
    }

    static Guarded start(Path folder, List<String> more) {
        var site = Site.on(Database.h2(folder));
        var settings = site.settings();
        settings.removeIf(it -> it.startsWith("--warren.access.loopback"));
        settings.addAll(more);
        return new Guarded(
                site, new SpringApplicationBuilder(WarrenApplication.class).run(settings.toArray(String[]::new)));
    }

    /** With a key for each scope and a person for each role. */
    static Guarded withEverybody(Path folder) {
        var settings = new ArrayList<String>();
        for (Scope it : Scope.values()) {
            settings.add("--warren.access.keys.%s.hash=%s".formatted(it.word(), KeyHash.of(key(it))));
            settings.add("--warren.access.keys.%s.scopes=%s".formatted(it.word(), it.word()));
        }
        for (Role it : Role.values()) {
            settings.add("--warren.access.users.%s.password={noop}%s".formatted(name(it), PASSWORD));
            settings.add("--warren.access.users.%s.role=%s".formatted(name(it), name(it)));
        }
        return start(folder, settings);
    }

    static String key(Scope scope) {
        return KeyHash.PREFIX + scope.word();
    }

    static String name(Role role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    /** Everybody there is. */
    static List<Visitor> everybody() {
        var all = new ArrayList<Visitor>();
        all.add(new Visitor("nobody", Set.of(), ""));
        for (Scope it : Scope.values()) {
            all.add(new Visitor("key " + it.word(), Set.of(it), "Bearer " + key(it)));
        }
        for (Role it : Role.values()) {
            String login = name(it) + ":" + PASSWORD;
            all.add(new Visitor(
                    name(it),
                    it.scopes,
                    "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8))));
        }
        return all;
    }

    /** @param authorization the header; empty for none */
    record Visitor(String name, Set<Scope> scopes, String authorization) {
        boolean known() {
            return !authorization.isEmpty();
        }
    }

    <T> Collection<T> beans(Class<T> type) {
        return context.getBeansOfType(type).values();
    }

    URI url(String path) {
        return URI.create(
                "http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port") + path);
    }

    HttpResponse<String> ask(String method, String path, String authorization, String body) {
        var request = HttpRequest.newBuilder(url(path))
                .timeout(Duration.ofSeconds(30))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json");
        }
        if (!authorization.isEmpty()) {
            request.header("Authorization", authorization);
        }
        return send(request.build());
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for an answer", e);
        }
    }

    @Override
    public void close() {
        context.close();
        site.close();
    }
}
