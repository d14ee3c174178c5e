package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ShutdownSignalException;
import io.warren.dev.DevBroker;
import io.warren.engine.route.Topology.User;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.AmqpAuthenticationException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Boot swallows errors in a definitions file, and then the rest of it: so everything is looked for. */
class DefinitionsIT {
    private static final Topology WANTED = Configured.topology();

    @TempDir
    private static Path data;

    private static DevBroker broker;

    @BeforeAll
    static void bootABlankNodeWithTheDefinitions() {
        broker = DevBroker.startPrivate(
                data, Path.of("rabbit-definitions/definitions.json").toAbsolutePath());
    }

    @AfterAll
    static void stopTheNode() {
        broker.close();
    }

    @Test
    void everyQueueIsThereWithItsArguments() {
        var live = new TreeMap<String, String>();
        get("queues")
                .forEach(it -> live.put(
                        it.path("name").asString(), it.path("arguments").toString()));

        var wanted = new TreeMap<String, String>();
        WANTED.queues().forEach(it -> wanted.put(it.name(), json(it.arguments())));
        assertThat(live).hasSize(61).isEqualTo(wanted);
        assertThat(get("queues"))
                .allSatisfy(it -> assertThat(it.path("durable").asBoolean()).isTrue());
    }

    @Test
    void everyExchangeIsThereWithItsTypeAndArguments() {
        assertThat(get("exchanges")
                        .valueStream()
                        .filter(it -> it.path("name").asString().startsWith("orders"))
                        .map(it -> "%s %s %s %s"
                                .formatted(
                                        it.path("name").asString(),
                                        it.path("type").asString(),
                                        it.path("internal").asBoolean(),
                                        it.path("arguments"))))
                .containsExactlyInAnyOrderElementsOf(WANTED.exchanges().stream()
                        .map(it -> "%s %s %s %s".formatted(it.name(), it.type(), it.internal(), json(it.arguments())))
                        .toList());
    }

    @Test
    void everyBindingIsThere() {
        assertThat(get("bindings")
                        .valueStream()
                        .filter(it -> !it.path("source").asString().isEmpty())
                        .map(it -> "%s %s %s %s"
                                .formatted(
                                        it.path("source").asString(),
                                        it.path("destination").asString(),
                                        it.path("routing_key").asString(),
                                        it.path("arguments"))))
                .containsExactlyInAnyOrderElementsOf(WANTED.bindings().stream()
                        .map(it ->
                                "%s %s %s %s".formatted(it.source(), it.destination(), it.key(), json(it.arguments())))
                        .toList());
    }

    @Test
    void everyPolicyIsThereAndAppliesToItsQueues() {
        assertThat(get("policies")
                        .valueStream()
                        .map(it -> "%s %s %s %s"
                                .formatted(
                                        it.path("name").asString(),
                                        it.path("pattern").asString(),
                                        it.path("apply-to").asString(),
                                        new TreeMap<>(fields(it.path("definition"))))))
                .containsExactlyInAnyOrderElementsOf(WANTED.policies().stream()
                        .map(it -> "%s %s %s %s".formatted(it.name(), it.pattern(), it.applyTo(), it.definition()))
                        .toList());
        var applied = new TreeMap<String, String>();
        // With statistics the answer may be older than the policies.
        get("queues", "?disable_stats=true")
                .forEach(it -> applied.put(
                        it.path("name").asString(), it.path("policy").asString("")));
        assertThat(applied)
                .hasSize(61)
                .allSatisfy((queue, policy) -> assertThat(policy)
                        .isEqualTo(WANTED.policyOf(queue)
                                .map(Topology.Policy::name)
                                .orElse("")));
    }

    @Test
    void everyUserHasItsRights() {
        assertThat(WANTED.users()).allSatisfy(it -> {
            var live = broker.api().get("/api/users/" + it.name());
            assertThat(live.path("tags").valueStream().map(JsonNode::asString)).containsExactlyElementsOf(it.tags());
            rightsAreThose(it);
        });
    }

    private static void rightsAreThose(User it) {
        var rights = broker.api().get("/api/permissions/warren/" + it.name());
        assertThat(rights.path("configure").asString()).isEqualTo(it.configure());
        assertThat(rights.path("write").asString()).isEqualTo(it.write());
        assertThat(rights.path("read").asString()).isEqualTo(it.read());
        assertThat(broker.api()
                        .get("/api/users/%s/topic-permissions".formatted(it.name()))
                        .valueStream()
                        .map(topic -> "%s %s %s"
                                .formatted(
                                        topic.path("exchange").asString(),
                                        topic.path("write").asString(),
                                        topic.path("read").asString())))
                .containsExactlyElementsOf(it.topics().stream()
                        .map(topic -> "%s %s %s".formatted(topic.exchange(), topic.write(), topic.read()))
                        .toList());
    }

    @Test
    void nobodyCanLogInWithoutAPassword() {
        var operator = Virtual.of(broker, "warren", "warren-operator", "");

        assertThatThrownBy(() -> operator.connections().createConnection())
                .isInstanceOf(AmqpAuthenticationException.class);
        operator.connections().destroy();
    }

    @Test
    void aParticipantMayReplyInItsOwnNameOnlyAndTakeFromItsOwnLanesOnly() throws Exception {
        broker.api().put("/api/users/warren-inventory", Map.of("password", "secret", "tags", ""));
        var inventory = Virtual.of(broker, "warren", "warren-inventory", "secret");

        assertThat(answer(inventory, channel -> {
                    channel.confirmSelect();
                    channel.basicPublish("orders.replies", "inventory.done", null, new byte[0]);
                    channel.waitForConfirmsOrDie(5000);
                }))
                .isEqualTo("yes");
        assertThat(answer(inventory, channel -> {
                    channel.confirmSelect();
                    channel.basicPublish("orders.replies", "payment.done", null, new byte[0]);
                    channel.waitForConfirms(5000);
                }))
                .contains("ACCESS_REFUSED");
        assertThat(answer(inventory, channel -> channel.basicGet("inventory.eu.express", true)))
                .isEqualTo("yes");
        assertThat(answer(inventory, channel -> channel.basicGet("payment.eu.express", true)))
                .contains("ACCESS_REFUSED");
        inventory.connections().destroy();
    }

    private interface Question {
        void ask(Channel channel) throws Exception;
    }

    private static String answer(Virtual vhost, Question question) throws Exception {
        try (var channel = vhost.connections().createConnection().getDelegate().createChannel()) {
            question.ask(channel);
            return "yes";
        } catch (IOException | ShutdownSignalException no) {
            return Throwables.getStackTrace(no);
        }
    }

    @Test
    void theGuardFindsNothingToSay() {
        var vhost = Virtual.of(broker, "warren");

        assertThat(vhost.guard(WANTED, false).check()).isEmpty();
        vhost.connections().destroy();
    }

    private static JsonNode get(String what) {
        return get(what, "");
    }

    private static JsonNode get(String what, String query) {
        return broker.api().get("/api/%s/warren%s".formatted(what, query));
    }

    private static TreeMap<String, String> fields(JsonNode object) {
        var fields = new TreeMap<String, String>();
        object.properties().forEach(it -> fields.put(it.getKey(), it.getValue().asString()));
        return fields;
    }

    private static String json(Object arguments) {
        return JsonMapper.shared().writeValueAsString(arguments);
    }
}
