package io.warren.benchmark;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection that orders are posted by, one at a time. It speaks just enough HTTP/1.1 for that: a client that shares
 * the machine with what it measures has to be cheap.
 */
final class Caller implements Closeable {
    private final URI url;
    private Socket socket = new Socket();
    private InputStream in = InputStream.nullInputStream();

    Caller(URI url) {
        this.url = url;
    }

    /** @param retryLater whether it says when to come again */
    record Answer(int status, boolean retryLater) {}

    /** Posts an order. */
    Answer post(byte[] order) throws IOException {
        if (!socket.isConnected() || socket.isClosed()) {
            connect();
        }
        byte[] head =
                "POST /api/orders HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
                        .formatted(url.getAuthority(), order.length)
                        .getBytes(StandardCharsets.US_ASCII);
        byte[] request = new byte[head.length + order.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(order, 0, request, head.length, order.length);
        socket.getOutputStream().write(request);
        return answer();
    }

    private void connect() throws IOException {
        socket = new Socket(url.getHost(), url.getPort());
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream());
    }

    private Answer answer() throws IOException {
        int status = Integer.parseInt(line().split(" ")[1]);
        int length = 0;
        boolean chunked = false;
        boolean last = false;
        boolean retryLater = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            chunked |= lower.startsWith("transfer-encoding:") && lower.contains("chunked");
            retryLater |= lower.startsWith("retry-after:");
            last |= lower.startsWith("connection:") && lower.contains("close");
        }
        if (chunked) {
            chunks();
        } else {
            in.skipNBytes(length);
        }
        if (last) { // Tomcat takes a hundred requests on one connection
            close();
        }
        return new Answer(status, retryLater);
    }

    private void chunks() throws IOException {
        for (int size = chunk(); size > 0; size = chunk()) {
            in.skipNBytes(size + 2L);
        }
        line();
    }

    private int chunk() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String line() throws IOException {
        var line = new StringBuilder();
        for (int it = in.read(); it != '\n'; it = in.read()) {
            if (it < 0) {
                throw new EOFException("the connection was closed in the middle of an answer");
            }
            line.append((char) it);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
