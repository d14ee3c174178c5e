package io.warren.dev;

/** A broker in use, by the way it was found. */
sealed interface Running permits GivenBroker, DockerBroker, PrivateNode {
    Endpoint endpoint();

    /** The virtual host that is meant to be used where the caller makes none. */
    default String vhost() {
        return "warren";
    }

    /** How it was found, to follow "RabbitMQ 4.3.6 at localhost:5672, ". */
    String found();

    /** Stops it where it was started here. */
    void stop();
}
