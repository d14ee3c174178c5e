package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.operation.ItemState;
import io.warren.engine.operation.JobState;
import io.warren.engine.parking.ParkedStatus;
import io.warren.engine.route.Drift;
import io.warren.engine.saga.Status;
import io.warren.engine.saga.Verb;
import io.warren.engine.workflow.Reaction;
import io.warren.engine.workflow.RetryPolicy;
import java.util.ArrayList;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The descriptions are right in themselves. */
class DescriptionsTest {
    @ParameterizedTest
    @ValueSource(strings = {"openapi.yaml", "asyncapi.yaml"})
    void everyReferenceLeadsSomewhere(String name) {
        var description = Description.read(name);
        var references = description.root().findValuesAsString("$ref");

        assertThat(references).hasSizeGreaterThan(20);
        assertThat(references)
                .allSatisfy(it ->
                        assertThat(description.at(it).isMissingNode()).as(it).isFalse());
    }

    @Test
    void everyComponentIsReferredTo() {
        var description = Description.read("openapi.yaml");
        var references = new ArrayList<>(description.root().findValuesAsString("$ref"));
        description
                .root()
                .path("security")
                .forEach(
                        way -> way.propertyNames().forEach(it -> references.add("#/components/securitySchemes/" + it)));

        description
                .root()
                .path("components")
                .forEachEntry((kind, all) -> all.propertyNames()
                        .forEach(it -> assertThat(references).contains("#/components/%s/%s".formatted(kind, it))));
    }

    @Test
    void everyExampleOfABodyFits() {
        var description = Description.read("openapi.yaml");
        var bodies = description.root().findValues("content").stream()
                .flatMap(JsonNode::valueStream)
                .toList();

        assertThat(bodies).hasSizeGreaterThan(20);
        assertThat(bodies)
                .allSatisfy(body -> examples(body)
                        .forEach(it -> assertThat(description.schemas().faults(body.path("schema"), it))
                                .as(it.toString())
                                .isEmpty()));
    }

    private static Stream<JsonNode> examples(JsonNode body) {
        return Stream.concat(
                        Stream.of(body.path("example")),
                        body.path("examples").valueStream().map(it -> it.path("value")))
                .filter(it -> !it.isMissingNode());
    }

    @Test
    void everyExampleOfAMessageFits() {
        assertThat(new AsyncApi().faultsOfExamples()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource
    void theWordsAreThoseOfTheCode(String pointer, Object[] words) {
        var described = Description.read("openapi.yaml").at("#/components/schemas/" + pointer + "/enum");

        assertThat(described.valueStream().map(JsonNode::asString))
                .containsExactlyInAnyOrderElementsOf(
                        Stream.of(words).map(Object::toString).toList());
    }

    static Stream<Arguments> theWordsAreThoseOfTheCode() {
        return Stream.of(
                words("OrderStatus", Status.values()),
                words("OrderVerb", verbs()),
                words("ParkedStatus", ParkedStatus.values()),
                words("Job/properties/state", JobState.values()),
                words("ItemState", ItemState.values()),
                words("Reaction", Reaction.values()),
                words("RetryPolicy/properties/growth", RetryPolicy.Growth.values()),
                words("Topology/properties/drift/items/properties/kind", Drift.Kind.values()));
    }

    private static Arguments words(String pointer, Object[] words) {
        return Arguments.of(pointer, words);
    }

    private static Object[] verbs() {
        return Stream.of(Verb.class.getPermittedSubclasses())
                .map(it -> it.getSimpleName().toLowerCase(Locale.ROOT))
                .toArray();
    }
}
