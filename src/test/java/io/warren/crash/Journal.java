package io.warren.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;

/** What a customer has asked and heard, a line a request, on the disk before the customer goes on. */
final class Journal implements AutoCloseable {
    /** No answer came: it may have been stored or not. */
    static final String UNKNOWN = "unknown";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final FileChannel out;

    /**
     * One request.
     *
     * @param key its Idempotency-Key, which is also the order's mark
     * @param status what was answered, or {@link #UNKNOWN}
     * @param orderId what it was stored as; empty where it was not
     * @param retryAfter whether the answer said when to come again
     * @param millis how long it took
     */
    record Line(String key, Story story, String status, String orderId, boolean retryAfter, long millis) {
        boolean accepted() {
            return status.equals("201") || status.equals("200");
        }
    }

    Journal(Path file) {
        this.file = file;
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            this.out = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void write(Line line) {
        try {
            out.write(ByteBuffer.wrap((JSON.writeValueAsString(line) + "\n").getBytes(StandardCharsets.UTF_8)));
            out.force(false);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized List<Line> read() {
        try {
            return Files.readAllLines(file).stream()
                    .map(it -> JSON.readValue(it, Line.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
