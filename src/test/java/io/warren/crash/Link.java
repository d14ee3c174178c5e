package io.warren.crash;

import java.io.IOException;
import java.net.Socket;
import java.util.concurrent.atomic.AtomicBoolean;

/** One connection through a proxy: two sockets with a pump in each direction between them. */
final class Link {
    private static final int LAST_WORDS_MS = 5_000;

    private final Socket client;
    private final Socket server;
    private final Proxy proxy;
    private final AtomicBoolean cut = new AtomicBoolean();
    private volatile boolean deaf;

    Link(Socket client, Socket server, Proxy proxy) {
        this.client = client;
        this.server = server;
        this.proxy = proxy;
    }

    Proxy proxy() {
        return proxy;
    }

    /** From here on nothing arrives on either side, and neither is told: the other end of the cable is in a bucket. */
    void deafen() {
        deaf = true;
    }

    boolean deaf() {
        return deaf;
    }

    /** The client's end is gone at once; what was passed on to the server before still reaches it. */
    void cut() {
        if (cut.compareAndSet(false, true)) {
            quietly(client::close);
            quietly(() -> server.setSoTimeout(LAST_WORDS_MS));
            quietly(server::shutdownOutput);
        }
    }

    boolean isCut() {
        return cut.get();
    }

    /** The server has said its last: both ends are gone. */
    void close() {
        cut.set(true);
        quietly(client::close);
        quietly(server::close);
    }

    private interface Closing {
        void close() throws IOException;
    }

    private static void quietly(Closing closing) {
        try {
            closing.close();
        } catch (IOException alreadyGone) {
            // Then it is as it should be.
        }
    }
}
