package io.warren.dev;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** The eight neighbouring ports of 127.0.0.1 that a private node uses, named by the first. */
record Ports(int amqp) {
    private static final int COUNT = 8;

    /** A block that is free now, below the ports that the system hands out by itself. */
    static Ports free() {
        return IntStream.generate(() -> ThreadLocalRandom.current().nextInt(1_100, 3_200) * 10)
                .limit(1_000)
                .mapToObj(Ports::new)
                .filter(Ports::areFree)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "No eight neighbouring ports of 127.0.0.1 between 11000 and 32000 are free for RabbitMQ."));
    }

    boolean areFree() {
        return IntStream.range(amqp, amqp + COUNT).allMatch(Ports::isFree);
    }

    int epmd() {
        return amqp + 1;
    }

    int management() {
        return amqp + 3;
    }

    int prometheus() {
        return amqp + 4;
    }

    int stream() {
        return amqp + 5;
    }

    int amqps() {
        return amqp + 6;
    }

    int encryptedManagement() {
        return amqp + 7;
    }

    private static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
