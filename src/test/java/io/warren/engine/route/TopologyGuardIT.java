package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.BuiltinExchangeType;
import io.warren.dev.DevBroker;
import io.warren.engine.route.Drift.Kind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;

class TopologyGuardIT {
    private final Topology wanted = Configured.topology();
    private final Virtual vhost = Virtual.on(DevBroker.shared());

    @AfterEach
    void deleteTheVirtualHost() {
        vhost.close();
    }

    @Test
    void aBlankVirtualHostGetsEverythingInSeconds() {
        long began = System.nanoTime();
        assertThat(vhost.guard(wanted, true).check()).isEmpty();
        Duration declaring = Duration.ofNanos(System.nanoTime() - began);

        began = System.nanoTime();
        assertThat(vhost.guard(wanted, false).check()).isEmpty();
        Duration checking = Duration.ofNanos(System.nanoTime() - began);

        assertThat(vhost.names("queues")).hasSize(61);
        assertThat(declaring).isLessThan(Duration.ofSeconds(5));
        assertThat(checking).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    void classicLanesAreDeclaredAndFoundToo() {
        var classic = Configured.topology("warren.queue-type=classic");

        assertThat(vhost.guard(classic, true).check()).isEmpty();
        assertThat(vhost.guard(wanted, false).check())
                .filteredOn(it -> it.kind() == Kind.CONTRADICTS)
                .extracting(Drift::sentence)
                .contains(
                        "The queue inventory.eu.express has x-max-priority=10, but the configuration needs x-max-priority=none, and that cannot be changed on a living queue.");
    }

    @Test
    void withoutLeaveToDeclareTheMissingIsOnlyNamed() {
        var drift = vhost.guard(wanted, false).check();

        assertThat(drift)
                .hasSize(6 + 61 + 92 + 4)
                .allSatisfy(it -> assertThat(it.kind()).isEqualTo(Kind.MISSING));
        assertThat(vhost.names("queues")).isEmpty();
    }

    @Test
    void driftIsNamedOneByOne() throws Exception {
        vhost.guard(wanted, true).check();
        vhost.with(channel -> {
            channel.queueUnbind("payment.eu.express", "orders", "payment.*.eu.express");
            channel.queueBind("payment.eu.express", "orders", "payment.*.apac.express");
            channel.queueDelete("orders.unrouted");
            return channel.queueDeclare("payment.mars.express", true, false, false, Map.of("x-queue-type", "quorum"));
        });
        vhost.broker()
                .api()
                .put(
                        "/api/policies/%s/replies".formatted(vhost.name()),
                        Map.of(
                                "pattern",
                                "^orders\\.replies$",
                                "apply-to",
                                "quorum_queues",
                                "definition",
                                Map.of("delivery-limit", 3)));
        vhost.broker()
                .api()
                .put(
                        "/api/policies/%s/mine".formatted(vhost.name()),
                        Map.of(
                                "pattern",
                                "^inventory\\.eu\\.express$",
                                "priority",
                                99,
                                "definition",
                                Map.of("message-ttl", 1000)));

        assertThat(vhost.guard(wanted, false).check())
                .extracting(it -> it.kind() + " " + it.thing() + " " + it.name())
                .containsExactlyInAnyOrder(
                        "MISSING binding orders -> payment.eu.express (payment.*.eu.express)",
                        "SURPLUS binding orders -> payment.eu.express (payment.*.apac.express)",
                        "MISSING queue orders.unrouted",
                        "MISSING binding orders.unrouted -> orders.unrouted ()",
                        "SURPLUS queue payment.mars.express",
                        "DIFFERS policy replies",
                        "DIFFERS policy of queue inventory.eu.express");
    }

    @Test
    void whatAnOperatorChangedLiveIsLeftAlone() {
        vhost.guard(wanted, true).check();
        vhost.broker()
                .api()
                .put(
                        "/api/policies/%s/lane-express".formatted(vhost.name()),
                        Map.of(
                                "pattern",
                                "^[^.]+\\.[^.]+\\.express$",
                                "apply-to",
                                "quorum_queues",
                                "priority",
                                10,
                                "definition",
                                Map.of("message-ttl", 60_000)));

        assertThat(vhost.guard(wanted, true).check())
                .singleElement()
                .satisfies(it -> assertThat(it.found()).contains("message-ttl=60000"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aQueueWithContradictingArgumentsStopsTheStart(boolean management) throws Exception {
        vhost.with(channel ->
                channel.queueDeclare("payment.eu.express", true, false, false, Map.of("x-queue-type", "classic")));
        var guard = management ? vhost.guard(wanted, true) : vhost.amqpOnly(wanted, true);

        assertThatThrownBy(guard::checkAtStart).isInstanceOfSatisfying(TopologyRefused.class, it -> {
            assertThat(it)
                    .hasMessageContaining("The queue payment.eu.express has x-queue-type=classic")
                    .hasMessageContaining("x-queue-type=quorum");
            assertThat(it.action()).contains("topology apply");
        });
    }

    @Test
    void aQueueWithArgumentsThatNobodyAskedForStopsTheStart() throws Exception {
        vhost.with(channel -> channel.queueDeclare(
                "payment.eu.express", true, false, false, Map.of("x-queue-type", "quorum", "x-max-length", 10)));

        assertThatThrownBy(vhost.guard(wanted, true)::checkAtStart).hasMessageContaining("x-max-length=10");
    }

    @Test
    void anExchangeOfAnotherTypeStopsTheStart() throws Exception {
        vhost.with(channel -> channel.exchangeDeclare("orders", BuiltinExchangeType.FANOUT, true));

        assertThatThrownBy(vhost.guard(wanted, true)::checkAtStart).hasMessageContaining("type=fanout");
        assertThat(vhost.names("queues")).as("nothing was declared").isEmpty();
    }

    @Test
    void theEngineWithItsLeastRightsFindsEverythingInPlace() {
        vhost.guard(wanted, true).check();
        var rights = wanted.users().stream()
                .filter(it -> it.name().equals("warren-engine"))
                .findFirst()
                .orElseThrow();
        String user = "engine-" + UUID.randomUUID();
        var engine = vhost.as(user, rights.configure(), rights.write(), rights.read());
        try {
            assertThat(engine.guard(wanted, true, vhost.broker().management(), user, "secret")
                            .check())
                    .isEmpty();
            assertThat(engine.amqpOnly(wanted, true).check())
                    .extracting(Drift::kind)
                    .containsExactly(Kind.UNCHECKED);
        } finally {
            engine.connections().destroy();
            vhost.broker().api().delete("/api/users/" + user);
        }
    }

    @Test
    void withoutTheManagementApiQueuesAndBindingsAreStillDeclared() {
        var drift = vhost.amqpOnly(wanted, true).check();

        assertThat(drift)
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).contains("Policies and bindings could not be checked"));
        assertThat(vhost.guard(wanted, false).check())
                .extracting(it -> it.thing() + " " + it.name())
                .containsExactly("policy event-log", "policy lane-express", "policy lane-standard", "policy replies");
    }

    @Test
    void withoutTheManagementApiTheMissingIsNamed() {
        assertThat(vhost.amqpOnly(wanted, false).check())
                .filteredOn(it -> it.kind() == Kind.MISSING)
                .hasSize(6 + 61);
    }

    @Test
    void aBrokerThatIsAwayStopsNothing() {
        var nowhere = new CachingConnectionFactory("127.0.0.1", 1);
        var guard = new TopologyGuard(
                wanted,
                nowhere,
                () -> {
                    throw new AssertionError("not asked");
                },
                true);

        guard.checkAtStart();

        assertThat(guard.drift()).extracting(Drift::kind).containsExactly(Kind.AWAY);
        nowhere.destroy();
    }

    @Test
    void aVirtualHostThatDoesNotExistIsNamed() {
        var nowhere = Virtual.of(vhost.broker(), "no-such-vhost");

        assertThat(nowhere.guard(wanted, true).check())
                .singleElement()
                .satisfies(it -> assertThat(it.sentence()).contains("no-such-vhost", "not found"));
        nowhere.connections().destroy();
    }

    @Test
    void theViewShowsLiveNumbers() throws Exception {
        var guard = vhost.guard(wanted, true);
        guard.check();
        var live = new LiveTopology(wanted, Configured.routes(), vhost.connections(), guard, vhost::management);
        try (var channel = vhost.connections().createConnection().getDelegate().createChannel()) {
            channel.confirmSelect();
            channel.basicPublish("orders", "inventory.reserve.eu.economy", null, new byte[0]);
            channel.waitForConfirmsOrDie(5000);
            channel.basicConsume("payment.eu.express", (tag, delivery) -> {}, tag -> {});

            assertThat(live.queue("inventory.eu.standard")).isEqualTo(new LiveQueue("inventory.eu.standard", 1, 0));
            assertThat(live.lanesWithoutConsumers()).hasSize(55).doesNotContain("payment.eu.express");
            assertThat(live.view().queues())
                    .hasSize(61)
                    .allSatisfy(it -> assertThat(it.depth()).isNotNull());
        }
    }

    @Test
    void whereTheBrokerIsAwayNumbersAreUnknownAndNoLaneIsBlamed() {
        var nowhere = new CachingConnectionFactory("127.0.0.1", 1);
        var live =
                new LiveTopology(wanted, Configured.routes(), nowhere, vhost.guard(wanted, false), vhost::management);

        assertThat(live.lanesWithoutConsumers()).isEqualTo(List.of());
        assertThat(live.queue("orders.replies").depth()).isNull();
        nowhere.destroy();
    }
}
