package io.warren.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.StringNode;

/** The description of the REST interface. */
final class OpenApi {
    private final Description description = Description.read("openapi.yaml");
    private final SortedMap<Route, JsonNode> operations = new TreeMap<>();

    OpenApi() {
        description
                .root()
                .path("paths")
                .forEachEntry((path, item) -> Route.METHODS.forEach(method -> {
                    JsonNode operation = item.path(method.toLowerCase(Locale.ROOT));
                    if (!operation.isMissingNode()) {
                        operations.put(new Route(method, path), operation);
                    }
                }));
    }

    List<Route> routes() {
        return List.copyOf(operations.keySet());
    }

    /** Where and by which name an operation takes what it is asked, e.g. {@code query limit}. */
    List<String> parametersOf(Route route) {
        return parameters(route)
                .map(it -> it.path("in").asString() + " " + it.path("name").asString())
                .toList();
    }

    private Stream<JsonNode> parameters(Route route) {
        JsonNode item = description.root().path("paths").path(route.path());
        return Stream.of(item, operation(route))
                .flatMap(it -> it.path("parameters").valueStream())
                .map(description::resolved);
    }

    /** Each answer that is described, as {@code operation status}. */
    List<String> answers() {
        return operations.keySet().stream()
                .flatMap(route ->
                        operation(route).path("responses").propertyStream().map(it -> name(route) + " " + it.getKey()))
                .toList();
    }

    Route routeOf(String method, String path) {
        return operations.keySet().stream()
                .filter(it -> it.takes(method, path))
                .findFirst()
                .orElseThrow(() -> new AssertionError("%s %s is not described".formatted(method, path)));
    }

    String name(Route route) {
        return operation(route).path("operationId").asString();
    }

    private JsonNode operation(Route route) {
        return operations.getOrDefault(route, StringNode.valueOf(""));
    }

    /** What of a request is not as it is described. */
    List<String> faultsOfRequest(Route route, String type, String body) {
        JsonNode described = description.resolved(operation(route).path("requestBody"));
        return body.isEmpty() ? List.of() : faults(described.path("content"), type, body);
    }

    /** What of an answer is not as it is described. */
    List<String> faultsOfAnswer(Route route, Answer answer) {
        JsonNode described =
                description.resolved(operation(route).path("responses").path("" + answer.status()));
        if (described.isMissingNode()) {
            return List.of("the status is not described");
        }
        var faults = new ArrayList<String>();
        described.path("headers").forEachEntry((name, header) -> {
            boolean required = description.resolved(header).path("required").asBoolean(false);
            if (required && answer.header(name).isEmpty()) {
                faults.add("the header %s is missing".formatted(name));
            }
        });
        faults.addAll(
                answer.body().isEmpty() && !described.has("content")
                        ? List.of()
                        : faults(described.path("content"), answer.type(), answer.body()));
        return faults;
    }

    private List<String> faults(JsonNode content, String type, String body) {
        MediaType media = MediaType.parseMediaType(type);
        return content.propertyStream()
                .filter(it -> MediaType.parseMediaType(it.getKey()).includes(media))
                .findFirst()
                .map(it -> faults(it.getValue().path("schema"), media, body))
                .orElse(List.of("nothing is described as " + type));
    }

    private List<String> faults(JsonNode schema, MediaType media, String body) {
        return values(media, body)
                .flatMap(it -> description.schemas().faults(schema, it).stream())
                .toList();
    }

    private static Stream<JsonNode> values(MediaType media, String body) {
        JsonMapper json = JsonMapper.shared();
        if (media.getSubtype().endsWith("ndjson")) {
            return body.lines().filter(it -> !it.isBlank()).map(json::readTree);
        }
        return media.getSubtype().endsWith("json")
                ? Stream.of(json.readTree(body))
                : Stream.of(StringNode.valueOf(body));
    }

    /** What of a value does not fit the schema of that name. */
    List<String> faultsOf(String schema, JsonNode value) {
        return description.schemas().faults(description.at("#/components/schemas/" + schema), value);
    }
}
