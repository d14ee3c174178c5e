package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.WarrenApplication;
import io.warren.engine.trace.TraceParent;
import io.warren.road.TraceCollector.Told;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** An order is one trace, from its post to its end, whoever does its steps. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TracesIT {
    private static final String CALLER = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String LANE = "us-south.standard";

    private Site site;
    private TraceCollector collector;
    private RemoteCarrier carrier;
    private ConfigurableApplicationContext warren;
    private Client client;
    private Puppet puppet;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        site = Site.on(Database.h2(folder));
        collector = TraceCollector.start();
        var settings = site.settings();
        settings.addAll(List.of(
                "--warren.workflows.location=src/test/resources/traces",
                "--warren.participants.fulfillment.enabled=false",
                "--warren.saga.sweep-every=100ms",
                "--warren.saga.settle=0s",
                "--warren.traces.endpoint=" + collector.url()));
        warren = new SpringApplicationBuilder(WarrenApplication.class, Puppet.class)
                .run(settings.toArray(String[]::new));
        puppet = warren.getBean(Puppet.class);
        carrier = RemoteCarrier.at(site, "fulfillment." + LANE);
        client = new Client(
                URI.create("http://127.0.0.1:" + warren.getEnvironment().getRequiredProperty("local.server.port")));
    }

    @AfterAll
    void stop() throws Exception {
        warren.close();
        carrier.close();
        collector.close();
        site.close();
    }

    @Test
    void anOrderIsOneTraceFromItsPostToItsEnd() {
        puppet.says("whole", "load", Puppet.FAILED);
        post("whole");

        var order = awaitEnd("whole");
        var spans = collector.of("whole");
        assertThat(spans)
                .extracting(Told::name)
                .containsExactlyInAnyOrder(
                        "faltering",
                        "POST /api/orders",
                        "reserve",
                        "reserve attempt 1",
                        "wait in inventory." + LANE,
                        "inventory.reserve",
                        "load",
                        "load attempt 1",
                        "load attempt 2",
                        "wait in puppet." + LANE,
                        "wait in puppet." + LANE,
                        "puppet.load",
                        "puppet.load",
                        "ship",
                        "ship attempt 1");
        assertThat(spans).extracting(Told::trace).containsOnly(order.trace());
        assertThat(spans).extracting(Told::service).containsOnly("warren");
        assertThat(order.parent()).isEmpty();
        assertThat(order.error()).isFalse();
        assertThat(order.facts())
                .containsEntry("warren.outcome", "completed")
                .containsEntry("warren.region", "us-south")
                .containsEntry("warren.priority", "standard");
        assertHangsTogether(spans);
    }

    /** Each span but the order's is within another one of the trace. */
    private static void assertHangsTogether(List<Told> spans) {
        Set<String> ids = spans.stream().map(Told::id).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(spans);
        assertThat(spans)
                .filteredOn(it -> !it.parent().isEmpty())
                .hasSize(spans.size() - 1)
                .allMatch(it -> ids.contains(it.parent()));
        assertThat(spans).allMatch(it -> !it.to().isBefore(it.from()));
    }

    @Test
    void anAttemptIsWithinItsStepAndHoldsItsWaitAndItsWork() {
        puppet.says("nested", "load", Puppet.FAILED);
        post("nested");
        awaitEnd("nested");

        var step = span("nested", "load");
        var first = span("nested", "load attempt 1");
        var second = span("nested", "load attempt 2");
        var wait = within("nested", second, "wait in puppet." + LANE);
        var work = within("nested", second, "puppet.load");
        assertThat(step.facts()).containsEntry("warren.attempts", "2").containsEntry("warren.outcome", "done");
        assertThat(first.parent()).isEqualTo(step.id());
        assertThat(second.parent()).isEqualTo(step.id());
        assertThat(first.error()).isTrue();
        assertThat(first.facts()).containsEntry("warren.outcome", "failed");
        assertThat(second.error()).isFalse();
        assertThat(step.from()).isEqualTo(first.from());
        assertThat(second.from()).isAfter(first.to());
        assertThat(step.to()).isEqualTo(second.to());
        assertThat(wait.from()).isAfterOrEqualTo(second.from());
        assertThat(wait.to()).isEqualTo(work.from());
        assertThat(work.to()).isBeforeOrEqualTo(second.to());
        assertThat(work.kind()).isEqualTo("CONSUMER");
        assertThat(second.kind()).isEqualTo("PRODUCER");
    }

    private Told within(String order, Told around, String name) {
        return collector.of(order).stream()
                .filter(it -> it.name().equals(name) && it.parent().equals(around.id()))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aRefusedOrderShowsWhatIsUndone() {
        puppet.says("refused", "load", Puppet.REFUSED);
        post("refused");

        var order = awaitEnd("refused");
        assertThat(order.facts()).containsEntry("warren.outcome", "compensated");
        var refused = span("refused", "load attempt 1");
        assertThat(refused.facts()).containsEntry("warren.outcome", "refused");
        assertThat(refused.error()).as("a business no is no error").isFalse();
        var undone = span("refused", "undo reserve");
        assertThat(undone.from()).isAfterOrEqualTo(refused.to());
        assertThat(undone.facts()).containsEntry("warren.action", "undo").containsEntry("warren.outcome", "done");
        assertThat(within("refused", undone, "undo reserve attempt 1").error()).isFalse();
        assertHangsTogether(collector.of("refused"));
    }

    @Test
    void anIncidentIsAnErrorThatIsToldWhileTheOrderWaits() {
        puppet.says("stuck", "load", Puppet.BROKEN);
        post("stuck");

        assertThat(awaitSpan("stuck", "incident").error()).isTrue();
        assertThat(awaitSpan("stuck", "load").error()).isTrue();
        assertThat(collector.span("stuck", "faltering")).isNull();

        client.verb("stuck", "skip", "{}");
        assertThat(awaitEnd("stuck").facts()).containsEntry("warren.outcome", "completed");
    }

    @Test
    void aRemoteParticipantIsToldWhereItsSpansBelong() {
        post("far");

        var order = awaitEnd("far");
        var headers = carrier.of("far").getFirst();
        var parent =
                TraceParent.read(String.valueOf(headers.get("traceparent"))).orElseThrow();
        assertThat(parent.trace()).isEqualTo(order.trace());
        assertThat(parent.span()).isEqualTo(span("far", "ship attempt 1").id());
        assertThat(parent.sampled()).isTrue();
        assertThat(parent.trace())
                .isEqualTo(String.valueOf(headers.get("saga-id")).replace("-", ""));
    }

    @Test
    void theTraceOfWhoeverPostedIsLinked() {
        client.post(order("linked"), "traceparent", CALLER);
        client.lines(List.of(order("linked-in-a-batch").replace("\n", "")));
        awaitEnd("linked");
        awaitEnd("linked-in-a-batch");

        assertThat(awaitSpan("linked", "POST /api/orders").links()).containsExactly(CALLER.split("-")[1]);
        assertThat(awaitSpan("linked-in-a-batch", "POST /api/orders/batch").links())
                .isEmpty();
    }

    private void post(String id) {
        assertThat(client.post(order(id)).status()).isEqualTo(201);
    }

    private static String order(String id) {
        return Posted.order(id, 1, ", \"workflow\": \"faltering\"");
    }

    private Told span(String order, String name) {
        return Objects.requireNonNull(collector.span(order, name), name);
    }

    private Told awaitSpan(String order, String name) {
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(collector.span(order, name))
                        .as("%s of %s", name, collector.of(order))
                        .isNotNull());
        return span(order, name);
    }

    /** The span of the whole order, which comes after those of its steps. */
    private Told awaitEnd(String order) {
        awaitSpan(order, "POST /api/orders" + (order.endsWith("batch") ? "/batch" : ""));
        return awaitSpan(order, "faltering");
    }
}
