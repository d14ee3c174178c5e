package io.warren.dev;

import java.net.URI;
import java.util.Map;
import java.util.Optional;

/** The broker that the usual Spring variables name; it is used as it is and never stopped. */
record GivenBroker(Endpoint endpoint, String vhost, String variable) implements Running {
    private static final String PREFIX = "SPRING_RABBITMQ_";

    static Optional<GivenBroker> in(Map<String, String> environment) {
        return given(environment, "ADDRESSES")
                .map(addresses -> at(addresses.split(",")[0].strip(), "ADDRESSES", environment))
                .or(() -> given(environment, "HOST")
                        .map(host -> at(host + ":" + given(environment, "PORT").orElse("5672"), "HOST", environment)));
    }

    @Override
    public String found() {
        return "given by " + variable;
    }

    @Override
    public void stop() {
        // It was here before us.
    }

    private static GivenBroker at(String address, String variable, Map<String, String> environment) {
        var uri = URI.create(address.contains("://") ? address : "amqp://" + address);
        var named = Optional.ofNullable(uri.getPath()).filter(path -> path.length() > 1);
        var vhost = named.map(path -> path.substring(1))
                .or(() -> given(environment, "VIRTUAL_HOST"))
                .orElse("warren");
        return new GivenBroker(endpoint(uri, environment), vhost, PREFIX + variable);
    }

    private static Endpoint endpoint(URI uri, Map<String, String> environment) {
        var login = Optional.ofNullable(uri.getRawUserInfo()).orElseGet(() -> login(environment));
        var port = uri.getPort() > 0 ? uri.getPort() : uri.getScheme().equals("amqps") ? 5671 : 5672;
        var management = Optional.ofNullable(environment.get("WARREN_DEV_MANAGEMENT_URL"))
                .orElse("http://%s:15672".formatted(uri.getHost()));
        return new Endpoint(
                URI.create("%s://%s@%s:%d".formatted(uri.getScheme(), login, uri.getHost(), port)),
                URI.create(management));
    }

    private static String login(Map<String, String> environment) {
        return Endpoint.encoded(given(environment, "USERNAME").orElse("guest")) + ":"
                + Endpoint.encoded(given(environment, "PASSWORD").orElse("guest"));
    }

    private static Optional<String> given(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(PREFIX + name)).filter(value -> !value.isBlank());
    }
}
