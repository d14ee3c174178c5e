package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.engine.message.SagaRef;
import io.warren.engine.workflow.InvalidWorkflow;
import io.warren.engine.workflow.RetryPolicy;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.hibernate.id.uuid.UuidVersion7Strategy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.annotation.DirtiesContext;

/** What every database has to do for sagas. */
@SpringBootTest(classes = StoreOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class StoreSuite {
    private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

    @Autowired
    private JpaSagaStore store;

    @Autowired
    private StoredWorkflows workflows;

    @Autowired
    private SagaQueries queries;

    @Autowired
    private JdbcClient sql;

    @Test
    void aSagaIsReadAsItWasStored() {
        var newborn = newborn("a", null, "f");
        assertThat(store.insert(List.of(newborn))).containsExactly(isNew(newborn));
        UUID id = newborn.saga().ref().id();
        assertThat(store.load(List.of(id))).containsEntry(id, newborn.saga());
        assertThat(store.payloads(List.of(id)))
                .hasEntrySatisfying(
                        id, payload -> assertThat(payload).asString().isEqualTo("{\"order\":\"a\"}"));
    }

    @Test
    void theSameRequestIsKnownAndAnotherUnderItsKeyIsAConflict() {
        var first = newborn("b", "key-b", "f");
        store.insert(List.of(first));
        assertThat(store.insert(List.of(newborn("b", null, "f"), newborn("b", null, "other"))))
                .containsExactly(
                        new Started.Known(first.saga().ref().id(), "b", Status.PENDING),
                        new Started.Conflict(false, "b"));
        assertThat(store.insert(List.of(newborn("b2", "key-b", "f"), newborn("b3", "key-b", "other"))))
                .containsExactly(
                        new Started.Known(first.saga().ref().id(), "b", Status.PENDING),
                        new Started.Conflict(true, "b"));
    }

    @Test
    void twinsInOneBatchAreOneOrder() {
        var first = newborn("c", null, "f");
        assertThat(store.insert(List.of(first, newborn("c", null, "f"))))
                .containsExactly(
                        isNew(first), new Started.Known(first.saga().ref().id(), "c", Status.PENDING));
    }

    @Test
    void twinsAtTheSameTimeAreOneOrder() {
        var twins = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> store.insert(List.of(newborn("d", "key-d", "f")))))
                .toList();
        var answers =
                twins.stream().map(CompletableFuture::join).map(List::getFirst).toList();
        assertThat(answers).filteredOn(it -> it instanceof Started.New).hasSize(1);
        assertThat(answers).filteredOn(it -> it instanceof Started.Known).hasSize(7);
    }

    @Test
    void aWriteThatCameSecondIsRefusedWithAllItsBatch() {
        var one = stored("e1");
        var two = stored("e2");
        store.save(List.of(moved(one)));
        assertThatThrownBy(() -> store.save(List.of(moved(two), moved(one)))).isInstanceOf(StaleSaga.class);
        UUID id = two.ref().id();
        assertThat(store.load(List.of(id)).get(id)).isEqualTo(two);
    }

    @Test
    void everyWriteRaisesTheVersionByOne() {
        var saga = stored("v");
        store.save(List.of(moved(saga)));
        UUID id = saga.ref().id();
        assertThat(store.load(List.of(id)).values()).extracting(Saga::version).containsExactly(saga.version() + 1);
    }

    @Test
    void writersOfTheSameSagasInOppositeOrderDoNotWaitForEachOther() {
        var sagas = IntStream.range(0, 50).mapToObj(i -> stored("f" + i)).toList();
        var turned = new ArrayList<>(sagas);
        Collections.reverse(turned);
        var writers = List.of(writing(sagas), writing(turned), writing(sagas), writing(turned));
        assertThat(writers.stream().filter(CompletableFuture::join)).hasSize(1);
    }

    @Test
    void whatIsDueIsFoundTheLongestWaitingFirst() {
        Instant then = Instant.parse("2020-01-01T00:00:00Z");
        var late = waking("g1", then.plusSeconds(2), true);
        var later = waking("g2", then.plusSeconds(1), false);
        waking("g3", then.plusSeconds(60), true);
        assertThat(store.due(then.plusSeconds(5), false, 10)).containsExactly(later, late);
        assertThat(store.due(then.plusSeconds(5), true, 10)).containsExactly(later);
        assertThat(store.due(then.plusSeconds(5), false, 1)).containsExactly(later);
    }

    @Test
    void aDefinitionThatChangedUnderItsVersionIsRefused() {
        workflows.keep(List.of(workflow("gift", 1, "wrap")));
        assertThat(workflows.keep(List.of(workflow("gift", 1, "wrap"))))
                .extracting(Workflow::name)
                .doesNotContain("gift");
        assertThatThrownBy(() -> workflows.keep(List.of(workflow("gift", 1, "unwrap"))))
                .isInstanceOf(InvalidWorkflow.class)
                .hasMessageContaining("'gift' differs from the version 1")
                .hasMessageContaining("version 2");
    }

    @Test
    void aDefinitionThatSagasBeganWithIsKeptWithoutItsFile() {
        var old = workflow("order-fulfillment", 1, "reserve");
        var fresh = workflow("order-fulfillment", 2, "reserve");
        stored("h");
        workflows.keep(List.of(old, fresh));
        assertThat(workflows.keep(List.of(fresh))).containsExactly(old);
    }

    @Test
    void whatWasAcceptedIsKnownByEitherOfItsKeys() {
        store.insert(List.of(newborn("known-by-name", "known-by-key", "f")));

        assertThat(queries.known("known-by-name", null)).isTrue();
        assertThat(queries.known(null, "known-by-key")).isTrue();
        assertThat(queries.known("nobody", "no-key")).isFalse();
        assertThat(queries.known(null, null)).isFalse();
    }

    @Test
    void aDefinitionThatTheFirstReleaseStoredIsStillTheSame() {
        String then = """
                {"name":"early","version":1,"steps":[{"name":"wrap","participant":"wrapping","command":"wrap",
                "undo":null,"timeout":"PT1M","retry":{"attempts":5,"growth":"EXPONENTIAL","backoff":"PT1S","cap":"PT1M",
                "jitter":0.2,"budget":null},"optional":false}]}""";
        sql.sql(
                        "insert into saga_workflow (name, version, definition, first_seen) values ('early', 1, ?, current_timestamp)")
                .param(then)
                .update();

        assertThatCode(() -> workflows.keep(List.of(workflow("early", 1, "wrap"))))
                .doesNotThrowAnyException();
    }

    private CompletableFuture<Boolean> writing(List<Saga> sagas) {
        return CompletableFuture.supplyAsync(() -> {
            try {
                store.save(sagas.stream().map(StoreSuite::moved).toList());
                return true;
            } catch (StaleSaga e) {
                return false;
            }
        });
    }

    private UUID waking(String key, Instant at, boolean dispatched) {
        var saga = stored(key);
        store.save(List.of(saga.moved(spoken(saga, dispatched), "reserve", NOW, at)));
        return saga.ref().id();
    }

    private static SagaState spoken(Saga saga, boolean dispatched) {
        var speech = saga.state().speech();
        return saga.state().speech(dispatched ? speech.heard(0) : speech.unbacked());
    }

    private Saga stored(String key) {
        var newborn = newborn(key, null, "f");
        store.insert(List.of(newborn));
        return newborn.saga();
    }

    private static Saga moved(Saga saga) {
        return saga.moved(spoken(saga, true), "reserve", NOW.plusSeconds(1), null);
    }

    private static Workflow workflow(String name, int version, String step) {
        var only = new Step(step, "wrapping", step, null, Duration.ofMinutes(1), RetryPolicy.DEFAULT, false);
        return new Workflow(name, version, List.of(only));
    }

    private static Started isNew(Newborn newborn) {
        return new Started.New(newborn.saga().ref().id(), newborn.saga().ref().businessKey());
    }

    private static Newborn newborn(String key, @Nullable String requestKey, String fingerprint) {
        UUID id = UuidVersion7Strategy.INSTANCE.generateUuid(null);
        var ref = new SagaRef(id, key, "order-fulfillment", 1, "eu", "express");
        var route = new Route("eu", "express");
        var state = new Decider(id, Story.WORKFLOW).begin(route, NOW).next();
        byte[] payload = "{\"order\":\"%s\"}".formatted(key).getBytes(StandardCharsets.UTF_8);
        var beginning = new Beginning(
                id, key, true, requestKey, fingerprint, "order-fulfillment", "eu", "express", "customer", payload);
        return new Newborn(new Saga(ref, state, "reserve", 0, NOW, NOW, NOW.plusSeconds(10)), beginning);
    }
}
