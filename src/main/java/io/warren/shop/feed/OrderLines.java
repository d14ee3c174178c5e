package io.warren.shop.feed;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Reads an NDJSON file, plain or gzip, line by line in bounded memory; blank lines are passed over. */
public final class OrderLines implements Iterator<OrderLine>, Closeable {
    /** As large as an order may be: what is longer is not kept in memory. */
    static final int LONGEST = 256 * 1024;

    private static final int BUFFER = 64 * 1024;

    private final MeteredInput source;
    private final InputStream text;
    private final long size;
    private long number;
    private @Nullable OrderLine next;

    private OrderLines(InputStream source, long size) throws IOException {
        this.source = new MeteredInput(source);
        this.size = size;
        var buffered = new BufferedInputStream(this.source, BUFFER);
        this.text =
                zipped(buffered) ? new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER) : buffered;
    }

    /** The lines of a file. */
    public static OrderLines of(Path file) throws IOException {
        return of(Files.newInputStream(file), Files.size(file));
    }

    /** The lines of a stream of that many bytes; 0 where that is not known. */
    public static OrderLines of(InputStream source, long size) throws IOException {
        try {
            return new OrderLines(source, size);
        } catch (IOException e) {
            source.close();
            throw e;
        }
    }

    private static boolean zipped(InputStream in) throws IOException {
        in.mark(2);
        boolean zipped = in.read() == 0x1f && in.read() == 0x8b;
        in.reset();
        return zipped;
    }

    @Override
    public boolean hasNext() {
        try {
            while (next == null) {
                int first = text.read();
                if (first < 0) {
                    return false;
                }
                next = line(first);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public OrderLine next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("the file has no more lines");
        }
        OrderLine line = next;
        next = null;
        return line;
    }

    private @Nullable OrderLine line(int first) throws IOException {
        number++;
        var kept = new ByteArrayOutputStream();
        long length = 0;
        for (int b = first; b >= 0 && b != '\n'; b = text.read()) {
            if (length++ < LONGEST) {
                kept.write(b);
            }
        }
        byte[] json = kept.toByteArray();
        return length > LONGEST ? tooLong(length) : blank(json) ? null : new OrderLine(number, json, share(), null);
    }

    private OrderLine tooLong(long length) {
        var why = "It is %,d bytes long, an order may have %,d.".formatted(length, LONGEST);
        return new OrderLine(number, new byte[0], share(), why);
    }

    private static boolean blank(byte[] json) {
        for (byte b : json) {
            if (b != ' ' && b != '\t' && b != '\r') {
                return false;
            }
        }
        return true;
    }

    private double share() {
        return size > 0 ? Math.min(1, (double) source.bytes() / size) : Double.NaN;
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
