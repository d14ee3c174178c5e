package io.warren.engine.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.warren.dev.Certificates;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.util.List;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.pem.PemSslStoreBundle;
import org.springframework.boot.ssl.pem.PemSslStoreDetails;

/** Somebody who answers as localhost in the place of the management API. */
class EncryptedManagementTest {
    @TempDir
    private Path folder;

    private Certificates certificates;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException {
        certificates = Certificates.of(folder.resolve("certificates"), "localhost");
        server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.context()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void theRightNameAndAuthorityAreBelieved() throws IOException {
        assertThat(ask("localhost", trusting(certificates))).isEmpty();
    }

    @Test
    void anotherHostNameIsRefused() {
        assertThatThrownBy(() -> ask("127.0.0.1", trusting(certificates))).isInstanceOf(SSLException.class);
    }

    @Test
    void anAuthorityThatNobodyKnowsIsRefused() {
        var strangers = Certificates.of(folder.resolve("strangers"), "localhost");

        assertThatThrownBy(() -> ask("localhost", trusting(strangers))).isInstanceOf(SSLException.class);
        assertThatThrownBy(() -> ask("localhost", null)).isInstanceOf(SSLException.class);
    }

    private String ask(String host, @Nullable SslBundle trust) throws IOException {
        var url = URI.create("https://%s:%d".formatted(host, server.getAddress().getPort()));
        return new ManagementNodes(List.of(url), trust).send(HttpRequest.newBuilder(), "/api/overview");
    }

    private static SslBundle trusting(Certificates certificates) {
        var authority = PemSslStoreDetails.forCertificate("file:" + certificates.authority());
        return SslBundle.of(new PemSslStoreBundle(null, authority));
    }
}
