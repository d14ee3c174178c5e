package io.warren.shop.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

@Timeout(60)
class ImportCommandTest {
    private static final String FILE =
            "{\"orderId\":\"1\"}\n{\"orderId\":\"2\",\"region\":\"mars\"}\n{\"orderId\":\"3\"}\n";

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private PretendWarren warren;

    @BeforeEach
    void start() throws IOException {
        warren = new PretendWarren();
    }

    @AfterEach
    void stop() {
        warren.close();
    }

    @Test
    void allAcceptedIsZeroAndASummary() throws IOException {
        assertThat(run(write("{\"orderId\":\"1\"}\n{\"orderId\":\"2\"}".getBytes(StandardCharsets.UTF_8))))
                .isZero();

        assertThat(out.toString()).isEmpty();
        assertThat(err.toString()).contains("2 orders in ", "2 accepted, 0 already there, 0 refused.");
    }

    @Test
    void someRefusedIsOneAndEachIsNamedOnStandardOutput() throws IOException {
        Path file = write(FILE.getBytes(StandardCharsets.UTF_8));

        assertThat(run(file)).isEqualTo(1);
        assertThat(out).hasToString("%s:2: Region 'mars' is not configured.%n".formatted(file));
    }

    @Test
    void aZippedFileIsReadAsItIs() throws IOException {
        assertThat(run(write(zipped()))).isEqualTo(1);
        assertThat(warren.orders).containsExactly("1", "3");
    }

    @Test
    void aFileThatWasCutOffIsSaidToBe() throws IOException {
        byte[] whole = zipped();

        assertThat(run(write(Arrays.copyOf(whole, whole.length - 12)))).isEqualTo(2);
        assertThat(err.toString()).contains("cannot be read to its end: it was cut off.");
    }

    @Test
    void standardInputIsAFileToo() {
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(FILE.getBytes(StandardCharsets.UTF_8)));
        try {
            assertThat(run("-", "--url", warren.url().toString())).isEqualTo(1);
        } finally {
            System.setIn(before);
        }
        assertThat(out).hasToString("standard input:2: Region 'mars' is not configured.%n".formatted());
    }

    @Test
    void aMissingFileIsTwoAndOneSentence() {
        assertThat(run(folder.resolve("none"))).isEqualTo(2);
        assertThat(err.toString()).startsWith(folder.resolve("none") + " cannot be read: there is no such file.");
    }

    @Test
    void anAddressThatIsNoneIsTwo() throws IOException {
        assertThat(run(write(FILE.getBytes(StandardCharsets.UTF_8)).toString(), "--url", "localhost:8080"))
                .isEqualTo(2);
        assertThat(err.toString()).startsWith("'localhost:8080' is no address of a Warren.");
    }

    @Test
    void nobodyThereIsFiveAndSaysHowToGoOn() throws IOException {
        String nowhere;
        try (var socket = new ServerSocket(0)) {
            nowhere = "http://127.0.0.1:" + socket.getLocalPort();
        }
        assertThat(run(write(FILE.getBytes(StandardCharsets.UTF_8)).toString(), "--url", nowhere))
                .isEqualTo(5);
        assertThat(err.toString())
                .contains("nobody answers there. Run the same command again to go on; it makes no twins.");
    }

    private int run(Path file) {
        return run(file.toString(), "--url", warren.url().toString());
    }

    private int run(String... args) {
        return new CommandLine(new ImportCommand(new LeapingClock(Duration.ofSeconds(9)), null))
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(args);
    }

    private Path write(byte[] content) throws IOException {
        return Files.write(folder.resolve("orders"), content);
    }

    private static byte[] zipped() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(FILE.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
