package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.AlreadyClosedException;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.ShutdownSignalException;
import io.warren.dev.DevBroker;
import io.warren.engine.route.Entitlements.Right;
import io.warren.engine.route.Entitlements.Thing;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Everything that a user of the definitions may not do is tried by AMQP on a broker that imported them, and all that he may. */
class BrokerRightsIT {
    private static final Topology TOPOLOGY = Configured.topology();
    private static final String PASSWORD = "of-this-test";
    private static final long CONFIRM_MS = 10_000;

    @TempDir
    private static Path data;

    private static DevBroker broker;

    @BeforeAll
    static void start() {
        broker = DevBroker.startPrivate(
                data, Path.of("rabbit-definitions/definitions.json").toAbsolutePath());
        givePasswords();
    }

    private static void givePasswords() {
        TOPOLOGY.users()
                .forEach(it -> broker.api()
                        .put(
                                "/api/users/" + it.name(),
                                Map.of("password", PASSWORD, "tags", String.join(",", it.tags()))));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void everyUserMayDoToEveryExchangeAndQueueWhatTheTableSaysAndNothingElse() throws Exception {
        var wrong = new ArrayList<String>();
        int tried = 0;
        int allowed = 0;
        for (String user : Entitlements.USERS) {
            try (var connection = connect(user)) {
                for (Thing thing : Entitlements.things(TOPOLOGY)) {
                    for (Right right : Right.values()) {
                        boolean may = may(connection, right, thing);
                        tried++;
                        allowed += may ? 1 : 0;
                        if (may != expected(user, right, thing)) {
                            wrong.add("%s: %s %s is %s".formatted(user, right, thing, may));
                        }
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(tried).isEqualTo(8 * (6 + 6 + 61) * 3);
        assertThat(allowed).as("what is allowed at all").isBetween(100, 200);
    }

    /** Clients may not publish to an internal exchange, whatever they may write; the default one cannot be bound. */
    private static boolean expected(String user, Right right, Thing thing) {
        return Entitlements.may(user, right, thing) && !(right == Right.WRITE && isInternal(thing));
    }

    @Test
    void aParticipantPublishesWithKeysOfItsOwnOnly() throws Exception {
        var wrong = new ArrayList<String>();
        for (String user : Entitlements.USERS) {
            try (var connection = connect(user)) {
                for (String exchange : List.of("orders", "orders.replies", "orders.events", "orders.dead")) {
                    var keys = Entitlements.keys(user, exchange);
                    var found = new TreeMap<String, Boolean>();
                    for (String key : keys.keySet()) {
                        found.put(key, refusal(connection, channel -> publish(channel, exchange, key, null)) == null);
                    }
                    if (!found.equals(keys)) {
                        wrong.add("%s at %s: %s instead of %s".formatted(user, exchange, found, keys));
                    }
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void nobodySignsWithTheNameOfAnother() throws Exception {
        for (String user : List.of("warren-payment", "warren-engine")) {
            try (var connection = connect(user)) {
                assertThat(refusal(connection, it -> publish(it, "orders.replies", "payment.done", user)))
                        .isNull();
                assertThat(refusal(connection, it -> publish(it, "orders.replies", "payment.done", "warren-inventory")))
                        .contains("user_id property set to 'warren-inventory' but authenticated user was '" + user);
            }
        }
    }

    @Test
    void nobodyMakesAQueueThatLeadsElsewhere() throws Exception {
        var arguments = Map.<String, Object>of("x-dead-letter-exchange", "orders", "x-message-ttl", 1);
        for (String user : Entitlements.USERS) {
            try (var connection = connect(user)) {
                assertThat(refusal(connection, it -> it.queueDeclare("mine", true, false, false, arguments)))
                        .contains("ACCESS_REFUSED");
                assertThat(refusal(connection, Channel::queueDeclare)).contains("ACCESS_REFUSED");
                assertThat(refusal(connection, it -> it.queueDelete("payment.eu.express")))
                        .contains("ACCESS_REFUSED");
                assertThat(refusal(connection, it -> it.exchangeBind("orders.replies", "orders", "#")))
                        .contains("ACCESS_REFUSED");
            }
        }
    }

    @Test
    void theManagementUiShowsEveryThingToWhoWatchesAndLetsNobodyChangeUsers() throws Exception {
        var queues = new TreeMap<String, Integer>();
        var policy = new TreeMap<String, Integer>();
        var users = new TreeMap<String, Integer>();
        var messages = new TreeMap<String, Integer>();
        for (String user : Entitlements.USERS) {
            queues.put(Entitlements.own(user), ask(user, "GET", "/api/queues/warren", null));
            policy.put(
                    Entitlements.own(user),
                    ask(
                            user,
                            "PUT",
                            "/api/policies/warren/lane-tried",
                            "{\"pattern\":\"^never$\",\"definition\":{\"max-length\":9}}"));
            users.put(
                    Entitlements.own(user),
                    ask(user, "PUT", "/api/users/" + user, "{\"password\":\"mine\",\"tags\":\"\"}"));
            messages.put(
                    Entitlements.own(user),
                    ask(
                            user,
                            "POST",
                            "/api/queues/warren/orders.rejected/get",
                            "{\"count\":1,\"ackmode\":\"ack_requeue_true\",\"encoding\":\"auto\"}"));
        }
        assertThat(allowed(queues)).containsExactly("engine", "monitor", "operator");
        assertThat(allowed(policy)).containsExactly("operator");
        assertThat(allowed(users)).isEmpty();
        assertThat(allowed(messages)).containsExactly("engine");
    }

    private static List<String> allowed(Map<String, Integer> answers) {
        return answers.entrySet().stream()
                .filter(it -> it.getValue() / 100 == 2)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Test
    void anImportOfTheDefinitionsTakesPasswordsAway() throws Exception {
        var json = JsonMapper.shared();
        broker.api().post("/api/definitions", json.readTree(Path.of("rabbit-definitions/definitions.json")));
        assertThat(ask("warren-monitor", "GET", "/api/queues/warren", null)).isEqualTo(401);

        broker.ctl("change_password", "warren-monitor", PASSWORD);
        broker.ctl("authenticate_user", "warren-monitor", PASSWORD);
        assertThat(ask("warren-monitor", "GET", "/api/queues/warren", null)).isEqualTo(200);
        givePasswords();
    }

    @Test
    void theOtherCommandsOfTheHowToAreTaken() {
        broker.ctl("hash_password", PASSWORD);
        broker.ctl("list_user_permissions", "warren-payment");
        broker.ctl("list_user_topic_permissions", "warren-payment");
    }

    private static boolean may(Connection connection, Right right, Thing thing) throws IOException {
        String refusal = refusal(connection, channel -> {
            switch (right) {
                case CONFIGURE -> configure(channel, thing);
                case WRITE -> write(channel, thing);
                case READ -> read(channel, thing);
            }
        });
        return refusal == null || !refusal.contains(access(right, thing));
    }

    /**
     * What the broker's sentence says where that right was amiss. A queue is bound by who may write to it and read the
     * exchange: who may write may yet be refused the exchange.
     */
    private static String access(Right right, Thing thing) {
        return right == Right.WRITE && !thing.exchange()
                ? "access to queue '%s'".formatted(thing.name())
                : "ACCESS_REFUSED";
    }

    private static boolean isInternal(Thing thing) {
        return thing.name().equals("orders.dead.reasons");
    }

    private static void configure(Channel channel, Thing thing) throws IOException {
        if (thing.exchange()) {
            var known = TOPOLOGY.exchanges().stream()
                    .filter(it -> it.name().equals(thing.name()))
                    .findFirst();
            channel.exchangeDeclare(
                    thing.name(),
                    known.map(Topology.Exchange::type).orElse("topic"),
                    true,
                    false,
                    known.map(Topology.Exchange::internal).orElse(false),
                    known.map(Topology.Exchange::arguments).orElse(Map.of()));
        } else {
            channel.queueDeclare(
                    thing.name(),
                    true,
                    false,
                    false,
                    TOPOLOGY.queues().stream()
                            .filter(it -> it.name().equals(thing.name()))
                            .findFirst()
                            .orElseThrow()
                            .arguments());
        }
    }

    private static void write(Channel channel, Thing thing) throws IOException, InterruptedException, TimeoutException {
        if (thing.exchange()) {
            publish(channel, thing.name(), ownKey(channel, thing.name()), null);
        } else {
            channel.queueBind(thing.name(), "orders.unrouted", "tried");
            channel.queueUnbind(thing.name(), "orders.unrouted", "tried");
        }
    }

    /** Of what the default exchange takes a lane's name; of the others a key that no binding takes. */
    private static String ownKey(Channel channel, String exchange) {
        String user = Objects.toString(channel.getConnection().getClientProvidedName());
        return exchange.isEmpty() ? "payment.eu.express" : Entitlements.own(user) + ".tried";
    }

    private static void read(Channel channel, Thing thing) throws IOException {
        if (thing.exchange()) {
            channel.queueBind("orders.replies", thing.name(), "tried");
            channel.queueUnbind("orders.replies", thing.name(), "tried");
        } else {
            channel.basicQos(1);
            channel.basicCancel(channel.basicConsume(thing.name(), false, (tag, it) -> {}, tag -> {}));
        }
    }

    private static void publish(Channel channel, String exchange, String key, @Nullable String user)
            throws IOException, InterruptedException, TimeoutException {
        channel.confirmSelect();
        var properties = new BasicProperties.Builder().userId(user).build();
        channel.basicPublish(exchange, key, properties, "{}".getBytes(StandardCharsets.UTF_8));
        channel.waitForConfirmsOrDie(CONFIRM_MS);
    }

    private interface Deed {
        void on(Channel channel) throws IOException, InterruptedException, TimeoutException;
    }

    /** The broker's sentence; none where it was done. */
    private static @Nullable String refusal(Connection connection, Deed deed) throws IOException {
        Channel channel = Objects.requireNonNull(connection.createChannel());
        try {
            deed.on(channel);
            return null;
        } catch (ShutdownSignalException no) {
            return no.getMessage();
        } catch (IOException no) {
            return Objects.toString(no.getCause() == null ? no : no.getCause().getMessage());
        } catch (InterruptedException | TimeoutException e) {
            throw new IllegalStateException(e);
        } finally {
            close(channel);
        }
    }

    private static void close(Channel channel) throws IOException {
        try {
            channel.close();
        } catch (AlreadyClosedException | TimeoutException closed) {
            // the refusal has closed it
        }
    }

    private static Connection connect(String user) throws IOException, TimeoutException {
        var factory = new ConnectionFactory();
        factory.setHost(broker.host());
        factory.setPort(broker.port());
        factory.setVirtualHost("warren");
        factory.setUsername(user);
        factory.setPassword(PASSWORD);
        return factory.newConnection(user);
    }

    private static int ask(String user, String method, String path, @Nullable String body) throws Exception {
        String login = Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8));
        var request = HttpRequest.newBuilder(URI.create(broker.management() + path))
                .header("Authorization", "Basic " + login)
                .header("Content-Type", "application/json")
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .build()
                .send(request.build(), BodyHandlers.ofString())
                .statusCode();
    }
}
