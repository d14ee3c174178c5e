package io.warren.engine.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.warren.dev.Certificates;
import io.warren.dev.DevBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.amqp.rabbit.connection.Connection;
import org.springframework.boot.amqp.autoconfigure.RabbitAutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** A broker that is called localhost: who it may be is said by an SSL bundle, and by the name it is looked for under. */
class EncryptedConnectionsIT {
    @TempDir
    private static Path folder;

    private static Certificates certificates;
    private static DevBroker broker;

    @BeforeAll
    static void start() {
        certificates = Certificates.of(folder.resolve("certificates"), "localhost");
        broker = DevBroker.startPrivate(folder.resolve("broker"), certificates);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void theRightNameAndAuthorityAreBelieved() {
        runner("localhost", certificates.trusting("broker")).run(context -> {
            Connection connection =
                    context.getBean(Connections.class).named("test").createConnection();

            assertThat(connection.isOpen()).isTrue();
            assertThat(connection.getDelegate().getPort()).isEqualTo(broker.encryptedPort());
        });
    }

    @Test
    void anotherHostNameIsRefused() {
        assertRefused("127.0.0.1", certificates.trusting("broker"), "No subject alternative names matching");
    }

    @Test
    void anAuthorityThatNobodyKnowsIsRefused() {
        var strangers = Certificates.of(folder.resolve("strangers"), "localhost");

        assertRefused("localhost", strangers.trusting("broker"), "PKIX path");
    }

    @Test
    void theHostNameIsVerifiedAlsoWhereThatIsToBeLeftOut() {
        var bundle = new ArrayList<>(certificates.trusting("broker"));
        bundle.add("spring.rabbitmq.ssl.verify-hostname=false");

        assertRefused("127.0.0.1", bundle, "No subject alternative names matching");
    }

    private static void assertRefused(String host, List<String> bundle, String why) {
        runner(host, bundle)
                .run(context -> assertThatThrownBy(() ->
                                context.getBean(Connections.class).named("test").createConnection())
                        .hasCauseInstanceOf(SSLException.class)
                        .hasStackTraceContaining(why));
    }

    private static ApplicationContextRunner runner(String host, List<String> bundle) {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class, RabbitAutoConfiguration.class))
                .withUserConfiguration(Connections.class)
                .withPropertyValues(bundle.toArray(String[]::new))
                .withPropertyValues(
                        "spring.rabbitmq.ssl.bundle=broker",
                        "spring.rabbitmq.addresses=%s:%d".formatted(host, broker.encryptedPort()),
                        "spring.rabbitmq.username=" + broker.user(),
                        "spring.rabbitmq.password=" + broker.password(),
                        "spring.rabbitmq.virtual-host=" + broker.vhost());
    }
}
