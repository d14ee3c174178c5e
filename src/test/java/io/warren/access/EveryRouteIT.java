package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.access.Guarded.Visitor;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;
import org.springframework.web.util.pattern.PathPatternParser;

/** Every route is for whom the table says, tried by everybody; and there is no route that is not in it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryRouteIT {
    private Guarded warren;

    @BeforeAll
    void start(@TempDir Path folder) {
        warren = Guarded.withEverybody(folder);
    }

    @AfterAll
    void stop() {
        warren.close();
    }

    static Stream<Rule> routes() {
        return Rule.ALL.stream();
    }

    @ParameterizedTest
    @MethodSource("routes")
    void aRouteIsForThoseWhomTheTableNames(Rule rule) throws Exception {
        for (Visitor it : Guarded.everybody()) {
            boolean may = rule.open() || !Collections.disjoint(rule.scopes(), it.scopes());
            int status = statusOf(rule, it);
            if (rule.path().startsWith("/console/log") && rule.method().name().equals("POST")) {
                assertThat(status)
                        .as("a form without its token, by %s", it.name())
                        .isIn(302, 204, 403);
            } else if (rule.path().startsWith("/console") && !rule.open() && !it.known()) {
                assertThat(status)
                        .as("who is not known is shown the page to sign in; a form without its token is refused")
                        .isEqualTo(rule.method().name().equals("GET") ? 302 : 403);
            } else if (may) {
                assertThat(status).as(it.name()).isNotIn(401, 403, 405).isLessThan(500);
            } else {
                assertThat(status).as(it.name()).isEqualTo(it.known() ? 403 : 401);
            }
        }
    }

    /** Streams are not read to their end, which never comes. */
    private int statusOf(Rule rule, Visitor visitor) throws Exception {
        String path = rule.path()
                .replaceAll("\\{\\*\\w+}", "liveness")
                .replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1")
                .replaceAll("\\{\\w+}", "unknown");
        var request = HttpRequest.newBuilder(warren.url(path.replace("/console/assets/liveness", "/console/assets/x")))
                .header("Content-Type", path.endsWith("batch") ? "application/x-ndjson" : "application/json")
                .method(rule.method().name(), HttpRequest.BodyPublishers.ofString("{}"));
        if (visitor.known()) {
            request.header("Authorization", visitor.authorization());
        }
        var client = java.net.http.HttpClient.newBuilder()
                .version(java.net.http.HttpClient.Version.HTTP_1_1)
                .build();
        var answer = client.send(request.build(), BodyHandlers.ofInputStream());
        answer.body().close();
        return answer.statusCode();
    }

    @Test
    void noRouteIsMissingInTheTable() {
        var mappings = warren.beans(RequestMappingInfoHandlerMapping.class);
        var missing = new ArrayList<String>();
        for (var mapping : mappings) {
            mapping.getHandlerMethods().keySet().stream()
                    .flatMap(EveryRouteIT::routes)
                    .filter(it -> !it.contains("/error") && !inTable(it))
                    .forEach(missing::add);
        }
        assertThat(mappings).isNotEmpty();
        assertThat(missing).isEmpty();
    }

    private static Stream<String> routes(RequestMappingInfo info) {
        Set<?> methods = info.getMethodsCondition().getMethods();
        List<?> verbs = methods.isEmpty() ? List.of("GET", "POST") : List.copyOf(methods);
        return info.getPatternValues().stream().flatMap(path -> verbs.stream().map(verb -> verb + " " + path));
    }

    private static boolean inTable(String route) {
        String[] words = route.split(" ", 2);
        var path = PathContainer.parsePath(
                words[1].replaceAll("\\{\\w+:(\\w+)[^}]*}", "$1").replaceAll("[{}*]", ""));
        return Rule.ALL.stream()
                .anyMatch(it -> it.method().name().equals(words[0])
                        && PathPatternParser.defaultInstance.parse(it.path()).matches(path));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/api",
                "/api/secrets",
                "/actuator",
                "/actuator/env",
                "/h2-console",
                "/console/../api/keys",
                "/api/keys/"
            })
    void whatIsNotInTheTableIsThereForNobody(String path) {
        for (Visitor it : Guarded.everybody()) {
            int status = warren.ask("GET", path, it.authorization(), "").statusCode();
            assertThat(status).as(it.name()).isIn(it.known() ? List.of(400, 404) : List.of(400, 401));
        }
    }
}
