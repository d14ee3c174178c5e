package io.warren.crash;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of PostgreSQL's protocol.
 *
 * @param type its letter; 0 for the first message of a connection, which has none
 */
record PostgresMessage(char type, byte[] payload) {
    private static final int LARGEST = 1 << 26;
    private static final int SSL = 80877103;
    private static final int GSS = 80877104;

    /** The next one; none where the other side has ended in between two. */
    static @Nullable PostgresMessage read(DataInputStream in) throws IOException {
        int type = in.read();
        return type < 0 ? null : new PostgresMessage((char) type, body(in));
    }

    static PostgresMessage first(DataInputStream in) throws IOException {
        var first = new PostgresMessage((char) 0, body(in));
        int code = ByteBuffer.wrap(first.payload).getInt();
        if (code == SSL || code == GSS) {
            throw new IOException("encryption is asked for: connect with sslmode=disable&gssEncMode=disable");
        }
        return first;
    }

    private static byte[] body(DataInputStream in) throws IOException {
        int length = in.readInt() - 4;
        if (length < 0 || length > LARGEST) {
            throw new IOException("this is no message of PostgreSQL: length " + length);
        }
        var payload = new byte[length];
        in.readFully(payload);
        return payload;
    }

    void write(OutputStream out) throws IOException {
        var message = ByteBuffer.allocate(payload.length + 5);
        if (type != 0) {
            message.put((byte) type);
        }
        message.putInt(payload.length + 4).put(payload);
        out.write(message.array(), 0, message.position());
    }

    Fields fields() {
        return new Fields(ByteBuffer.wrap(payload));
    }

    /** Reads the fields of a message in turn. */
    record Fields(ByteBuffer bytes) {
        String text() {
            int from = bytes.position();
            int to = from;
            while (bytes.get(to) != 0) {
                to++;
            }
            var raw = new byte[to - from];
            bytes.get(raw).get();
            return new String(raw, StandardCharsets.UTF_8);
        }

        /** The parameters of a Bind, as text; those that are none are left out. */
        List<String> parameters() {
            int formats = bytes.getShort();
            bytes.position(bytes.position() + 2 * formats);
            var parameters = new ArrayList<String>();
            for (int left = bytes.getShort(); left > 0; left--) {
                int length = bytes.getInt();
                if (length >= 0) {
                    var value = new byte[length];
                    bytes.get(value);
                    parameters.add(new String(value, StandardCharsets.UTF_8));
                }
            }
            return parameters;
        }
    }
}
