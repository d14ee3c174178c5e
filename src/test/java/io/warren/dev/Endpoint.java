package io.warren.dev;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Where a broker answers and as whom: its AMQP address with user and password, and its management address. */
record Endpoint(URI amqp, URI management) {
    static Endpoint of(String user, String password, String host, int amqpPort, int managementPort) {
        return new Endpoint(
                URI.create("amqp://%s:%s@%s:%d".formatted(encoded(user), encoded(password), host, amqpPort)),
                URI.create("http://%s:%d".formatted(host, managementPort)));
    }

    String user() {
        return amqp.getUserInfo().split(":", 2)[0];
    }

    String password() {
        return amqp.getUserInfo().split(":", 2)[1];
    }

    String in(String vhost) {
        return amqp + "/" + encoded(vhost);
    }

    static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
