package io.warren.contract;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The description of the messages. */
final class AsyncApi {
    private final Description description = Description.read("asyncapi.yaml");

    /** By its name, what is told of it. */
    private record Told(String name, JsonNode message) {}

    /** Those of the outgoing channels, by the exchange that they stand for. */
    List<String> exchanges() {
        return List.of("commands", "replies", "events").stream()
                .map(it -> channel(it).at("/bindings/amqp/exchange/name").asString())
                .toList();
    }

    /** The words that a parameter of a channel's address may be. */
    List<String> words(String channel, String parameter) {
        JsonNode described =
                description.resolved(channel(channel).path("parameters").path(parameter));
        return described.path("enum").valueStream().map(JsonNode::asString).toList();
    }

    /** What of a message is not as its channel says. */
    List<String> faults(Tapped it) {
        String channel = channelOf(it.exchange());
        var fitting = messages(channel)
                .filter(told -> faults(told, "headers", it.headers()).isEmpty())
                .toList();
        if (fitting.size() != 1) {
            return messages(channel)
                    .flatMap(told -> Stream.of(told.name() + ": " + faults(told, "headers", it.headers())))
                    .toList();
        }
        Told told = fitting.getFirst();
        return Stream.of(
                        faults(told, "payload", it.body()),
                        faults(told, "x-properties", it.properties()),
                        faultsOfKey(channel, it.routingKey()))
                .flatMap(List::stream)
                .toList();
    }

    /** By message, what of its examples does not fit it. */
    Map<String, List<String>> faultsOfExamples() {
        var faults = new TreeMap<String, List<String>>();
        description.root().at("/components/messages").forEachEntry((name, message) -> {
            var told = new Told(name, message);
            var all = message.path("examples")
                    .valueStream()
                    .flatMap(it ->
                            Stream.of("headers", "payload").flatMap(part -> faults(told, part, it.path(part)).stream()))
                    .toList();
            if (!all.isEmpty()) {
                faults.put(name, all);
            }
        });
        return faults;
    }

    private List<String> faults(Told told, String part, JsonNode value) {
        return description.schemas().faults(told.message().path(part), value);
    }

    private List<String> faultsOfKey(String channel, String key) {
        String[] places = channel(channel).path("address").asString().split("\\.");
        String[] words = key.split("\\.", -1);
        if (places.length != words.length) {
            return List.of("the key %s has not %d words".formatted(key, places.length));
        }
        return IntStream.range(0, places.length)
                .filter(i -> !allows(words(channel, places[i].replaceAll("[{}]", "")), words[i]))
                .mapToObj(i -> "the key %s has a word that %s cannot be".formatted(key, places[i]))
                .toList();
    }

    private static boolean allows(List<String> words, String word) {
        return words.isEmpty() || words.contains(word);
    }

    private String channelOf(String exchange) {
        return description
                .root()
                .path("channels")
                .propertyStream()
                .filter(it -> it.getValue()
                        .at("/bindings/amqp/exchange/name")
                        .asString("")
                        .equals(exchange))
                .findFirst()
                .orElseThrow()
                .getKey();
    }

    private Stream<Told> messages(String channel) {
        return channel(channel)
                .path("messages")
                .propertyStream()
                .map(it -> new Told(it.getKey(), description.resolved(it.getValue())));
    }

    private JsonNode channel(String name) {
        return description.root().path("channels").path(name);
    }

    /** Each value of {@code event-type} that is described. */
    TreeSet<String> eventTypes() {
        var types = new TreeSet<String>();
        messages("events")
                .forEach(told -> told.message().at("/headers/allOf").forEach(part -> {
                    JsonNode type = part.at("/properties/event-type");
                    type.path("enum").forEach(it -> types.add(it.asString()));
                    if (type.has("const")) {
                        types.add(type.path("const").asString());
                    }
                }));
        return types;
    }
}
