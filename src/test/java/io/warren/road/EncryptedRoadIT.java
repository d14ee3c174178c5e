package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.dev.Certificates;
import io.warren.dev.DevBroker;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Encrypted from the client to the broker, by SSL bundles alone. */
class EncryptedRoadIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    private Certificates certificates;
    private DevBroker broker;

    @BeforeEach
    void start() {
        certificates = Certificates.of(folder.resolve("certificates"), "localhost");
        broker = DevBroker.startPrivate(folder.resolve("broker"), certificates);
    }

    @AfterEach
    void stop() {
        broker.close();
    }

    @Test
    void anOrderTravelsEncryptedToItsEnd() throws Exception {
        var plan = warrens.start(arguments("localhost", "topology", "plan"));
        assertThat(plan.awaitEnd()).as(plan.said()).isEqualTo(2);

        URI warren = serving("localhost");

        assertThat(post(warren).statusCode()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(
                        get(warren, "/api/orders/by-tls").path("status").asString())
                .isEqualTo("COMPLETED"));
        await().untilAsserted(() -> assertThat(connections())
                .isNotEmpty()
                .allMatch(it -> it.path("ssl").asBoolean()));
        await().untilAsserted(() -> assertThat(get(warren, "/actuator/health")
                        .at("/components/topology/status")
                        .asString())
                .isEqualTo("UP"));
        assertThat(ask(warren, "/actuator/sbom").statusCode())
                .as("whom it tells what it is made of")
                .isEqualTo(404);
    }

    @Test
    void aBrokerOfAnotherNameIsToldNoPasswordAndOrdersWait() throws Exception {
        URI warren = serving("127.0.0.1");

        await().untilAsserted(() -> assertThat(get(warren, "/actuator/health")
                        .at("/components/broker/details/distrusted")
                        .asString())
                .contains("No subject alternative names matching"));
        assertThat(post(warren).statusCode()).isEqualTo(201);
        assertThat(connections()).isEmpty();
    }

    @Test
    void whoShowsNoCertificateIsTurnedAwayWhereOneIsAskedFor() throws Exception {
        var settings = arguments("localhost");
        settings.add("--server.ssl.client-auth=need");
        certificates.trusting("web").forEach(it -> settings.add("--" + it));
        URI warren = serving(settings);
        var strangers = Certificates.of(folder.resolve("strangers"), "localhost");

        assertThat(get(warren, "/actuator/health").path("status").asString()).isEqualTo("UP");
        assertThatThrownBy(() -> ask(warren, HttpClient.newBuilder().sslContext(certificates.trust())))
                .hasStackTraceContaining("certificate_required");
        assertThatThrownBy(() -> ask(warren, HttpClient.newBuilder().sslContext(strangers.context(certificates))))
                .isInstanceOf(IOException.class);
        assertThat(ask(URI.create("http://localhost:" + warren.getPort()), HttpClient.newBuilder()))
                .as("who asks in the clear is told to encrypt, and nothing else")
                .satisfies(it -> assertThat(it.statusCode()).isEqualTo(400))
                .satisfies(it -> assertThat(it.body()).contains("requires TLS").doesNotContain("UP"));
    }

    private URI serving(String host) {
        return serving(arguments(host));
    }

    private URI serving(List<String> arguments) {
        int port = warrens.start(arguments).awaitServing().url().getPort();
        return URI.create("https://localhost:" + port);
    }

    /** As an operator gives them, in the place of the site's own, which are not encrypted. */
    private List<String> arguments(String host, String... command) {
        var settings = new ArrayList<>(List.of(command));
        new Site(broker, broker.vhost(), Database.h2(folder))
                .settings().stream()
                        .filter(it -> !it.startsWith("--spring.rabbitmq.addresses") && !it.contains("management.url"))
                        .forEach(settings::add);
        settings.add("--spring.rabbitmq.addresses=%s:%d".formatted(host, broker.encryptedPort()));
        settings.add("--warren.management.url=https://%s:%d".formatted(host, broker.encryptedManagementPort()));
        settings.add("--spring.rabbitmq.ssl.bundle=broker");
        settings.add("--server.ssl.bundle=web");
        certificates.trusting("broker").forEach(it -> settings.add("--" + it));
        certificates.showing("web").forEach(it -> settings.add("--" + it));
        return settings;
    }

    private HttpResponse<String> post(URI warren) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(warren.resolve("/api/orders"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Posted.order("by-tls")));
        return http().send(request.build(), BodyHandlers.ofString());
    }

    private JsonNode get(URI warren, String path) throws IOException, InterruptedException {
        return JsonMapper.shared().readTree(ask(warren, path).body());
    }

    private HttpResponse<String> ask(URI warren, String path) throws IOException, InterruptedException {
        return http().send(HttpRequest.newBuilder(warren.resolve(path)).build(), BodyHandlers.ofString());
    }

    private static HttpResponse<String> ask(URI warren, HttpClient.Builder client)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(warren.resolve("/actuator/health")).build();
        return client.version(HttpClient.Version.HTTP_1_1).build().send(request, BodyHandlers.ofString());
    }

    private HttpClient http() {
        return HttpClient.newBuilder().sslContext(certificates.context()).build();
    }

    private List<JsonNode> connections() {
        var found = new ArrayList<JsonNode>();
        broker.api().get("/api/connections").forEach(found::add);
        return found;
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofSeconds(60));
    }
}
