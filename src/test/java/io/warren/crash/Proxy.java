package io.warren.crash;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Stands between a Warren and a server on this machine, and passes on what it understands message by message. */
abstract class Proxy implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final String owner;
    private final int upstream;
    private final ServerSocket door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /** @param owner whose connections come by here */
    Proxy(String owner, int upstream) {
        this.owner = owner;
        this.upstream = upstream;
        try {
            this.door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("No port is free for a proxy", e);
        }
        Thread.ofVirtual().name("proxy-" + owner).start(this::admit);
    }

    /** What passes on in one direction until there is no more. */
    interface Pump {
        void run() throws IOException;
    }

    /** The two directions of one connection: from the client, and from the server. */
    record Pumps(Pump fromClient, Pump fromServer) {}

    /** The streams of one connection. */
    record Streams(
            DataInputStream client,
            BufferedOutputStream toClient,
            DataInputStream server,
            BufferedOutputStream toServer) {}

    abstract Pumps pumps(Link link, Streams streams);

    String owner() {
        return owner;
    }

    int port() {
        return door.getLocalPort();
    }

    void cutAll() {
        links.forEach(Link::cut);
    }

    /** Those that are open now; new ones are heard. */
    void deafenAll() {
        links.forEach(Link::deafen);
    }

    private void admit() {
        while (!door.isClosed()) {
            try {
                connect(door.accept());
            } catch (IOException closed) {
                // Either this proxy, or a client that has gone again.
            }
        }
    }

    private void connect(Socket client) throws IOException {
        Socket server;
        try {
            server = new Socket(InetAddress.getLoopbackAddress(), upstream);
        } catch (IOException nobodyThere) {
            client.close();
            return;
        }
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        var link = new Link(client, server, this);
        links.add(link);
        var pumps = pumps(link, streams(client, server));
        Thread.ofVirtual().start(() -> run(link, pumps.fromClient(), link::cut));
        Thread.ofVirtual().start(() -> run(link, pumps.fromServer(), link::close));
    }

    private static Streams streams(Socket client, Socket server) throws IOException {
        return new Streams(
                new DataInputStream(new BufferedInputStream(client.getInputStream(), BUFFER)),
                new BufferedOutputStream(client.getOutputStream(), BUFFER),
                new DataInputStream(new BufferedInputStream(server.getInputStream(), BUFFER)),
                new BufferedOutputStream(server.getOutputStream(), BUFFER));
    }

    private void run(Link link, Pump pump, Runnable ended) {
        try {
            pump.run();
        } catch (SocketException gone) {
            // As good as an end.
        } catch (IOException gone) {
            if (!link.isCut()) {
                System.err.printf("proxy of %s: %s%n", owner, gone);
            }
        } finally {
            ended.run();
            links.remove(link);
        }
    }

    @Override
    public void close() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        links.forEach(Link::close);
    }
}
