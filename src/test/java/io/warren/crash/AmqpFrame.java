package io.warren.crash;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** One frame of AMQP 0-9-1. */
record AmqpFrame(int type, int channel, byte[] payload) {
    static final int METHOD = 1;
    static final int HEADER = 2;
    static final int BODY = 3;

    static final int PUBLISH = method(60, 40);
    static final int RETURN = method(60, 50);
    static final int DELIVER = method(60, 60);
    static final int GET_OK = method(60, 71);
    static final int ACK = method(60, 80);
    static final int REJECT = method(60, 90);
    static final int NACK = method(60, 120);
    static final int CHANNEL_OPEN = method(20, 10);

    private static final int END = 0xCE;
    private static final int LARGEST = 1 << 24;

    private static int method(int of, int number) {
        return of << 16 | number;
    }

    /** The next one; none where the other side has ended in between two. */
    static @Nullable AmqpFrame read(DataInputStream in) throws IOException {
        int type = in.read();
        if (type < 0) {
            return null;
        }
        int channel = in.readUnsignedShort();
        int size = in.readInt();
        if (type > 8 || size < 0 || size > LARGEST) {
            throw new IOException("this is no AMQP frame: type %d, size %d".formatted(type, size));
        }
        var payload = new byte[size];
        in.readFully(payload);
        if (in.read() != END) {
            throw new EOFException("an AMQP frame does not end where it says");
        }
        return new AmqpFrame(type, channel, payload);
    }

    void write(OutputStream out) throws IOException {
        var frame = ByteBuffer.allocate(payload.length + 8);
        frame.put((byte) type).putShort((short) channel).putInt(payload.length);
        frame.put(payload).put((byte) END);
        out.write(frame.array());
    }

    /** Which method it is; 0 where it is none. */
    int method() {
        return type == METHOD && payload.length >= 4 ? ByteBuffer.wrap(payload).getInt() : 0;
    }

    /** Whether header and body frames follow that belong to it. */
    boolean hasContent() {
        int method = method();
        return method == PUBLISH || method == RETURN || method == DELIVER || method == GET_OK;
    }

    /** Of a header frame: how many bytes of body follow. */
    long bodySize() {
        return ByteBuffer.wrap(payload).getLong(4);
    }

    /** Of an acknowledgement or rejection. */
    long tag() {
        return ByteBuffer.wrap(payload).getLong(4);
    }

    /** Of an acknowledgement: whether it is for all up to its tag. */
    boolean multiple() {
        return (payload[12] & 1) == 1;
    }

    /** The arguments after the method's number. */
    Arguments arguments() {
        return new Arguments(ByteBuffer.wrap(payload, 4, payload.length - 4));
    }

    /** Reads arguments in turn. */
    record Arguments(ByteBuffer bytes) {
        String text() {
            var text = new byte[bytes.get() & 0xFF];
            bytes.get(text);
            return new String(text, StandardCharsets.UTF_8);
        }

        long number() {
            return bytes.getLong();
        }

        void skip(int count) {
            bytes.position(bytes.position() + count);
        }
    }
}
