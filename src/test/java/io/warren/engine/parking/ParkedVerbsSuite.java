package io.warren.engine.parking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.rabbitmq.client.GetResponse;
import io.warren.WarrenApplication;
import io.warren.dev.DevBroker;
import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditFilter;
import io.warren.engine.operation.AuditLine;
import io.warren.engine.operation.ItemState;
import io.warren.engine.operation.JobItemView;
import io.warren.engine.operation.JobState;
import io.warren.engine.operation.JobView;
import io.warren.engine.operation.Jobs;
import io.warren.engine.parking.ParkedAnswer.Kind;
import io.warren.engine.parking.ParkedJobs.Verb;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.Beginning;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Status;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a person can do with parked messages, on a real broker, whatever the database. */
@SpringBootTest(classes = WarrenApplication.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class ParkedVerbsSuite {
    private static final DevBroker BROKER = DevBroker.shared();
    private static final String LANE = "faraway.eu.express";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ParkedFilter ALL = new ParkedFilter(null, null, null, null, null, null);
    private static final int MANY = 10_000;
    private static final int GROUPS = 12;
    private static String vhost = "";

    @Autowired
    Sagas sagas;

    @Autowired
    Parked parked;

    @Autowired
    ParkedVerbs verbs;

    @Autowired
    ParkedJobs many;

    @Autowired
    Jobs jobs;

    @Autowired
    Audit audit;

    @Autowired
    Upkeep upkeep;

    @Autowired
    Routes routes;

    @Autowired
    Clock clock;

    @Autowired
    JdbcTemplate database;

    private Wires wires;

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry settings) {
        String own = BROKER.newVhost("parked-verbs");
        vhost = own;
        settings.add("spring.rabbitmq.host", BROKER::host);
        settings.add("spring.rabbitmq.port", BROKER::port);
        settings.add("spring.rabbitmq.username", BROKER::user);
        settings.add("spring.rabbitmq.password", BROKER::password);
        settings.add("spring.rabbitmq.virtual-host", () -> own);
        settings.add("warren.management.url", BROKER::management);
        settings.add("warren.management.username", BROKER::user);
        settings.add("warren.management.password", BROKER::password);
        settings.add("warren.workflows.location", () -> Path.of("src/test/resources/parked-verbs"));
        settings.add("warren.parking.verdict-after", () -> "1s");
    }

    @BeforeEach
    void beginEmpty() {
        wires = new Wires(BROKER, vhost);
        database.execute("delete from parked_message");
    }

    @AfterEach
    void hangUp() {
        wires.close();
    }

    // One at a time

    @Test
    void aReplayedCommandTakesItsOrderOn() {
        var saga = begin();
        GetResponse first = wires.take(LANE);
        wires.reject(first);
        var record = parkedCommand(saga);

        assertThat(verbs.replay(record.id(), Replay.PLAIN, "ada", "the service is back"))
                .returns(Kind.DONE, ParkedAnswer::kind);
        GetResponse again = wires.take(LANE);
        assertThat(again.getBody()).isEqualTo(first.getBody());
        var sent = again.getProps();
        var was = first.getProps();
        assertThat(List.of(sent.getMessageId(), sent.getContentType(), sent.getCorrelationId(), sent.getType()))
                .containsExactly(was.getMessageId(), was.getContentType(), was.getCorrelationId(), was.getType());
        assertThat(sent.getPriority()).isEqualTo(was.getPriority());
        assertThat(sent.getTimestamp()).isEqualTo(was.getTimestamp());
        assertThat(sent.getHeaders())
                .containsEntry("replays", 1)
                .containsEntry("attempt", was.getHeaders().get("attempt"))
                .doesNotContainKeys("x-death", "x-last-death-reason", "x-first-death-queue");

        wires.done(again);
        completed(saga);
        var after = line(record.id());
        assertThat(after.status()).isEqualTo(ParkedStatus.REPLAYED);
        assertThat(after.replays()).isEqualTo(1);
        assertThat(deeds(record.id()))
                .extracting(AuditLine::who, AuditLine::verb, AuditLine::reason, AuditLine::outcome)
                .containsExactly(tuple("ada", "replay", "the service is back", "accepted"));
        assertThat(verbs.replay(record.id(), Replay.PLAIN, "ada", null).kind()).isEqualTo(Kind.DENIED);
    }

    @Test
    void aReplayThatDiesAgainIsTheSameRecord() {
        var saga = begin();
        wires.reject(wires.take(LANE));
        var record = parkedCommand(saga);
        verbs.replay(record.id(), Replay.PLAIN, "ada", null);
        wires.reject(wires.take(LANE));
        await().atMost(PATIENCE).until(() -> line(record.id()).lastSeen().isAfter(record.lastSeen()));
        var after = line(record.id());
        assertThat(after.status()).isEqualTo(ParkedStatus.PARKED);
        assertThat(after.replays()).isEqualTo(1);
        assertThat(after.firstSeen()).isEqualTo(record.firstSeen());
        assertThat(parked.list(ALL, null, 10)).hasSize(1);
        verbs.replay(record.id(), Replay.PLAIN, "ada", null);
        wires.done(wires.take(LANE));
        completed(saga);
        assertThat(line(record.id()).replays()).isEqualTo(2);
    }

    @Test
    void aRedirectedCommandGoesToAnotherRegion() {
        var saga = begin();
        wires.reject(wires.take(LANE));
        var record = parkedCommand(saga);
        var nowhere = new Replay(new Redirect("atlantis", null, null, null), null);
        var wrong = verbs.replay(record.id(), nowhere, "ada", null);
        assertThat(wrong.kind()).isEqualTo(Kind.WRONG);
        assertThat(wrong.sentence()).contains("No region 'atlantis' is configured", "Nothing was sent");

        var there = new Replay(new Redirect("us-east", "standard", null, null), null);
        assertThat(verbs.replay(record.id(), there, "ada", null).sentence())
                .isEqualTo(
                        "It was sent again to orders with the key faraway.look.us-east.standard, and the broker has it.");
        GetResponse moved = wires.take("faraway.us-east.standard");
        assertThat(moved.getEnvelope().getRoutingKey()).isEqualTo("faraway.look.us-east.standard");
        assertThat(moved.getProps().getPriority()).isEqualTo(5);
        assertThat(moved.getProps().getHeaders().get("region")).hasToString("us-east");
        assertThat(moved.getProps().getHeaders().get("order-priority")).hasToString("standard");
        wires.done(moved);
        completed(saga);
    }

    @Test
    void anEditedCommandKeepsItsOriginalAndEveryDifference() {
        var saga = begin();
        wires.reject(wires.take(LANE));
        var record = parkedCommand(saga);
        var edit = json("""
                {"body": {"order": {"colour": "red", "size": null, "gift": true}}, "headers": {"hint": "handle with care"}}""");
        var how = new Replay(null, new Edit(edit.path("body"), edit.path("headers")));
        assertThat(verbs.replay(record.id(), how, "ada", "wrong colour").kind()).isEqualTo(Kind.DONE);

        GetResponse sent = wires.take(LANE);
        assertThat(json(new String(sent.getBody(), StandardCharsets.UTF_8)).path("order"))
                .isEqualTo(json("{\"colour\":\"red\",\"gift\":true}"));
        assertThat(sent.getProps().getHeaders().get("hint")).hasToString("handle with care");
        wires.done(sent);
        completed(saga);
        var detail = parked.find(record.id()).orElseThrow();
        assertThat(json(Objects.requireNonNull(detail.originalBody())).path("order"))
                .isEqualTo(json("{\"colour\":\"blue\",\"size\":\"L\"}"));
        assertThat(json(Objects.requireNonNull(detail.body()))
                        .path("order")
                        .path("colour")
                        .asString())
                .isEqualTo("red");
        var made = json(Objects.requireNonNull(detail.edits())).path(0);
        assertThat(made.path("by").asString()).isEqualTo("ada");
        assertThat(made.path("changes").toString()).isEqualTo("""
                [{"path":"/headers/hint","from":null,"to":"handle with care"},\
                {"path":"/body/order/colour","from":"blue","to":"red"},\
                {"path":"/body/order/gift","from":null,"to":true},\
                {"path":"/body/order/size","from":"L","to":null}]""");
    }

    @Test
    void whatIsDiscardedCanBeRestoredAndNoted() {
        var id = insert(1, "group", "nowhere", "misplaced").getFirst();
        assertThat(verbs.discard(id, "ada", "spam").kind()).isEqualTo(Kind.DONE);
        assertThat(parked.count()).isZero();
        assertThat(parked.groups()).isEmpty();
        assertThat(verbs.discard(id, "ada", null).sentence()).contains("It is DISCARDED, not PARKED");
        assertThat(verbs.replay(id, Replay.PLAIN, "ada", null).sentence()).contains("restore it first");
        assertThat(verbs.restore(id, "bob", "no spam").kind()).isEqualTo(Kind.DONE);
        assertThat(verbs.note(id, "asked the sender", "bob").kind()).isEqualTo(Kind.DONE);
        assertThat(line(id).status()).isEqualTo(ParkedStatus.PARKED);
        assertThat(line(id).note()).isEqualTo("asked the sender");
        assertThat(deeds(id))
                .extracting(AuditLine::verb, AuditLine::outcome)
                .containsExactly(
                        tuple("note", "accepted"),
                        tuple("restore", "accepted"),
                        tuple("replay", "denied"),
                        tuple("discard", "denied"),
                        tuple("discard", "accepted"));
        var nobody = UUID.randomUUID();
        assertThat(verbs.replay(nobody, Replay.PLAIN, "ada", null).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(verbs.discard(nobody, "ada", null).kind()).isEqualTo(Kind.UNKNOWN);
        assertThat(verbs.note(nobody, "?", "ada").kind()).isEqualTo(Kind.UNKNOWN);
    }

    @Test
    void whatCannotBeSentAgainSaysWhy() {
        var misplaced = insert(1, "group", "nowhere", "misplaced").getFirst();
        assertThat(verbs.replay(misplaced, Replay.PLAIN, "ada", null).sentence())
                .contains("where it belongs is not known", "redirect");
        var lost = insert(1, "group", "no-such-queue", "rejected").getFirst();
        var returned = verbs.replay(lost, Replay.PLAIN, "ada", null);
        assertThat(returned.kind()).isEqualTo(Kind.DENIED);
        assertThat(returned.sentence()).contains("No binding took it");
        assertThat(line(lost).status()).isEqualTo(ParkedStatus.PARKED);
        assertThat(line(lost).replays()).isZero();
        database.update("update parked_message set body_size = 5000000 where id = ?", lost);
        assertThat(verbs.replay(lost, Replay.PLAIN, "ada", null).sentence()).contains("too large to be kept whole");
        database.update("update parked_message set unparseable = true where id = ?", lost);
        assertThat(verbs.replay(lost, Replay.PLAIN, "ada", null).sentence()).contains("No client can parse");
    }

    @Test
    void aCommandThatNobodyWaitsForIsNotSentAndItsRecordIsClosed() {
        var saga = begin();
        wires.reject(wires.take(LANE));
        var record = parkedCommand(saga);
        age();
        upkeep.sweepAll();
        assertThat(line(record.id()).status()).as("its order waits").isEqualTo(ParkedStatus.PARKED);

        database.update("delete from saga_input where saga_id = ?", UUID.fromString(saga));
        database.update("delete from saga where id = ?", UUID.fromString(saga));
        assertThat(verbs.replay(record.id(), Replay.PLAIN, "ada", null).sentence())
                .contains("Its order has moved on", "Nothing was sent");
        age();
        upkeep.sweepAll();
        assertThat(line(record.id()).status()).isEqualTo(ParkedStatus.RESOLVED);
        assertThat(parked.count()).isZero();
    }

    @Test
    void whatWaitsForNobodyIsTakenAwayInSmallBatches() {
        var ids = insert(1_203, "old", "nowhere", "rejected");
        many(Verb.DISCARD, "old");
        insert(3, "young", "nowhere", "rejected");
        assertThat(upkeep.purge()).isZero();
        database.update("update parked_message set changed_at = ?", Timestamp.from(Instant.EPOCH));
        assertThat(upkeep.purge()).isEqualTo(500);
        upkeep.purgeAll();
        assertThat(parked.count(ALL)).isEqualTo(3);
        assertThat(ids).hasSize(1_203);
    }

    // Many at a time

    @Test
    void tenThousandInTwelveGroupsAreShownAtOnce() {
        for (int group = 0; group < GROUPS; group++) {
            insert(MANY / GROUPS + (group < MANY % GROUPS ? 1 : 0), "group-" + group, "sink", "rejected");
        }
        var one = new ParkedFilter(ParkedStatus.PARKED, "group-7", null, null, null, null);
        var middle = parked.ids(ALL).get(MANY / 2);
        assertThat(parked.groups()).hasSize(GROUPS).allMatch(it -> it.count() >= MANY / GROUPS);
        assertThat(parked.list(one, null, 50))
                .hasSize(50)
                .allMatch(it -> it.fingerprint().equals("group-7"));
        assertFast("groups", () -> parked.groups());
        assertFast("count", () -> parked.count());
        assertFast("page", () -> parked.list(ALL, null, 50));
        assertFast("page of those that wait", () -> parked.list(ALL.in(ParkedStatus.PARKED), null, 50));
        assertFast("page in the middle", () -> parked.list(ALL.in(ParkedStatus.PARKED), middle, 50));
        assertFast("page of a group", () -> parked.list(one, null, 50));
        assertThat(many.count(Verb.REPLAY, one)).isEqualTo(833);
        assertThat(jobs.list(null, 50)).noneMatch(it -> it.title().contains("group-7"));
    }

    private static void assertFast(String what, Supplier<Object> look) {
        var millis = IntStream.range(0, 40)
                .mapToObj(i -> {
                    long began = System.nanoTime();
                    assertThat(look.get()).isNotNull();
                    return (System.nanoTime() - began) / 1e6;
                })
                .skip(25)
                .sorted()
                .toList();
        System.out.printf("%s: median %.1f ms%n", what, millis.get(millis.size() / 2));
        assertThat(millis.get(millis.size() / 2)).as(what).isLessThan(50);
    }

    @Test
    void aGroupIsReplayedByOneTenHundredAndTheRest() throws Exception {
        wires.declare("sink");
        insert(150, "good", "sink", "rejected");
        insert(5, "other", "sink", "rejected");
        var job = awaitJob(many.start(Verb.REPLAY, group("good"), Replay.PLAIN, order(200.0)), JobState.DONE);
        assertThat(job.counts()).isEqualTo(new JobView.Counts(150, 0, 0, 150, 0, 0));
        assertRamped(job, List.of(1, 10, 100, 39));
        assertThat(wires.depth("sink")).isEqualTo(150);
        assertThat(parked.count()).isEqualTo(5);
        assertThat(parked.count(group("good").in(ParkedStatus.REPLAYED))).isEqualTo(150);
        assertThat(audit.list(new AuditFilter(job.id().toString(), "job", null, null), null, 5))
                .singleElement()
                .returns("parked-replay", AuditLine::verb)
                .returns("ada", AuditLine::who);
        try (var ignored = wires.consume("sink", false)) {
            await().atMost(PATIENCE).until(() -> wires.depth("sink") == 0);
        }
    }

    /** Each step begins once all verdicts of the one before are in. */
    private void assertRamped(JobView job, List<Integer> sizes) {
        var steps = jobs.items(job.id(), null, 0, 1_000).stream()
                .collect(Collectors.groupingBy(it -> Objects.requireNonNull(it.ramp())));
        Instant before = Instant.EPOCH;
        for (int i = 0; i < sizes.size(); i++) {
            var step = steps.getOrDefault(i + 1, List.of());
            assertThat(step).as("step %d", i + 1).hasSize(sizes.get(i));
            assertThat(step.stream().map(JobItemView::sentAt)).allMatch(after(before));
            before = step.stream()
                    .map(it -> Objects.requireNonNull(it.judgedAt()))
                    .max(Instant::compareTo)
                    .orElseThrow();
        }
    }

    private static java.util.function.Predicate<@Nullable Instant> after(Instant then) {
        return it -> it != null && !it.isBefore(then);
    }

    @Test
    void aReplayStopsByItselfWhileTheCauseIsThereAndGoesOnOnceItIsMended() throws Exception {
        wires.declare("sour");
        insert(40, "sour", "sour", "rejected");
        JobView job;
        try (var ignored = wires.consume("sour", true)) {
            job = awaitJob(many.start(Verb.REPLAY, group("sour"), Replay.PLAIN, order(100.0)), JobState.STOPPED);
        }
        assertThat(job.sentence()).contains("1 of the 1 in this step failed");
        assertThat(job.counts().waiting()).isEqualTo(39);
        var failed = jobs.items(job.id(), ItemState.FAILED, 0, 10);
        assertThat(failed)
                .singleElement()
                .satisfies(it -> assertThat(it.detail()).contains("It came back", "a consumer of sour refused it"));
        assertThat(line(UUID.fromString(failed.getFirst().item())))
                .returns(ParkedStatus.PARKED, ParkedLine::status)
                .returns(1, ParkedLine::replays);
        try (var ignored = wires.consume("sour", false)) {
            assertThat(jobs.resume(job.id(), "ada", "mended").accepted()).isTrue();
            job = awaitJob(job, JobState.DONE);
        }
        assertThat(job.counts()).isEqualTo(new JobView.Counts(40, 0, 0, 39, 1, 0));
    }

    @Test
    void manyAreDiscardedAndRestoredAsJobs() {
        insert(30, "junk", "sink", "rejected");
        assertThat(many.count(Verb.DISCARD, group("junk"))).isEqualTo(30);
        assertThat(many(Verb.DISCARD, "junk").counts().done()).isEqualTo(30);
        assertThat(many.count(Verb.RESTORE, group("junk"))).isEqualTo(30);
        assertThat(many(Verb.RESTORE, "junk").counts().done()).isEqualTo(30);
        assertThat(parked.count()).isEqualTo(30);
        assertThatThrownBy(() -> many.start(
                        Verb.REPLAY, ALL, new Replay(new Redirect("atlantis", null, null, null), null), order(null)))
                .hasMessageContaining("No region 'atlantis'");
        assertThatThrownBy(() -> many.start(Verb.REPLAY, ALL, Replay.PLAIN, order(-1.0)))
                .hasMessageContaining("rate is -1.0");
    }

    @Test
    void commandsOfManyOrdersAreReplayedAndJudgedByTheirOrders() {
        var begun = IntStream.range(0, 3).mapToObj(i -> begin()).toList();
        for (int i = 0; i < 3; i++) {
            wires.reject(wires.take(LANE));
        }
        begun.forEach(this::parkedCommand);
        var job = many.start(Verb.REPLAY, ALL, Replay.PLAIN, order(null));
        for (int i = 0; i < 3; i++) {
            wires.done(wires.take(LANE));
        }
        begun.forEach(this::completed);
        assertThat(awaitJob(job, JobState.DONE).counts().done()).isEqualTo(3);
        assertThat(jobs.items(job.id(), null, 0, 10))
                .extracting(JobItemView::detail)
                .containsOnly("Its order went on.");
    }

    private JobView many(Verb verb, String fingerprint) {
        return awaitJob(many.start(verb, group(fingerprint), Replay.PLAIN, order(null)), JobState.DONE);
    }

    private JobView awaitJob(JobView job, JobState state) {
        return await("job is " + state)
                .atMost(PATIENCE)
                .until(() -> jobs.find(job.id()).orElseThrow(), it -> it.state() == state);
    }

    private static ParkedJobs.Order order(@Nullable Double rate) {
        return new ParkedJobs.Order("ada", null, rate, null);
    }

    private static ParkedFilter group(String fingerprint) {
        return new ParkedFilter(null, fingerprint, null, null, null, null);
    }

    private String begin() {
        var id = sagas.newId();
        sagas.begin(new Beginning(
                        id,
                        id.toString(),
                        false,
                        null,
                        "print",
                        "fragile",
                        "eu",
                        "express",
                        null,
                        "{\"colour\":\"blue\",\"size\":\"L\"}".getBytes(StandardCharsets.UTF_8)))
                .join();
        return id.toString();
    }

    private SagaView saga(String id) {
        return sagas.find(id).orElseThrow().saga();
    }

    private void completed(String id) {
        await().atMost(PATIENCE).until(() -> saga(id).status() == Status.COMPLETED);
    }

    private ParkedLine parkedCommand(String saga) {
        await("its order is an incident")
                .atMost(PATIENCE)
                .until(() -> saga(saga).incident());
        return parked.list(new ParkedFilter(null, null, null, null, saga, null), null, 10)
                .getFirst();
    }

    private ParkedLine line(UUID id) {
        return parked.find(id).orElseThrow().line();
    }

    private List<AuditLine> deeds(UUID id) {
        return audit.list(new AuditFilter(id.toString(), "parked", null, null), null, 20);
    }

    private void age() {
        database.update(
                "update parked_message set last_seen = ?",
                Timestamp.from(clock.instant().minusSeconds(60)));
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    /** Records of junk that was published to a queue by its name. */
    private List<UUID> insert(int count, String fingerprint, String queue, String reason) {
        var now = Timestamp.from(clock.instant().minusSeconds(5));
        var ids = IntStream.range(0, count).mapToObj(i -> sagas.newId()).toList();
        var rows = new ArrayList<Object[]>();
        for (UUID id : ids) {
            rows.add(new Object[] {
                id,
                id.toString(),
                "PARKED",
                "orders.rejected",
                queue,
                "",
                queue,
                "m-" + id,
                reason,
                "a sentence",
                fingerprint,
                "{}",
                "[]",
                "x".repeat(500).getBytes(StandardCharsets.UTF_8),
                500,
                now,
                now,
                now,
                0,
                0
            });
        }
        database.batchUpdate("""
                insert into parked_message (id, identity, status, queue, source_queue, source_exchange, routing_key,
                    message_id, reason, why, fingerprint, headers, deaths, body, body_size, first_seen, last_seen,
                    changed_at, replays, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", rows);
        return ids;
    }
}
