package io.warren.dev;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The order in which a broker is looked for: given, Docker, private; else three lines that say what to do. */
record Search(Map<String, String> environment) {
    static final String ADVICE = """
            No RabbitMQ for development was found: none is given, no Docker engine has it, and no private node can be run here.
            Give one with SPRING_RABBITMQ_HOST (and _PORT, _USERNAME, _PASSWORD, _VIRTUAL_HOST), its management plugin on;
            or start Docker and run: docker pull %s; or use a Debian or Ubuntu host that reaches a Debian mirror.""";

    static Search in(Map<String, String> environment) {
        return new Search(environment);
    }

    Running broker(Path data) {
        return GivenBroker.in(environment)
                .<Running>map(given -> given)
                .or(() -> DockerBroker.start(environment))
                .or(() -> privateNode(data))
                .orElseThrow(this::nothingFound);
    }

    private Optional<Running> privateNode(Path data) {
        if (!DebianPackages.possibleHere()) {
            return Optional.empty();
        }
        try {
            return Optional.of(PrivateNode.start(
                    DebianPackages.firstOf(Suite.wanted(environment), environment), data, NodeSetup.FRUGAL));
        } catch (FetchFailed e) {
            System.out.println(e.getMessage());
            return Optional.empty();
        }
    }

    private IllegalStateException nothingFound() {
        return new IllegalStateException(ADVICE.formatted(DockerBroker.image(environment)));
    }
}
