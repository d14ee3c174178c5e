package io.warren.road;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What the threads of a Warren are that has orders to do. */
class ThreadsIT {
    @RegisterExtension
    private final Warrens warrens = new Warrens();

    @TempDir
    private Path folder;

    /** While classes are loaded from the jar, virtual threads can wait for each other for ever (decision 020). */
    @Test
    void noneIsVirtual() throws IOException, InterruptedException {
        try (var site = Site.on(Database.h2(folder))) {
            var warren = warrens.start(site.settings());
            var client = warren.awaitServing();
            client.post(Posted.order("threads"));
            Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> client.stat("completed") == 1);

            assertThat(threads(warren.pid()))
                    .contains("warren-advance", "participant-1")
                    .doesNotContain("\"virtual\": true");
        }
    }

    private String threads(long pid) throws IOException, InterruptedException {
        Path dump = folder.resolve("threads.json");
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        int exit = new ProcessBuilder(jcmd, Long.toString(pid), "Thread.dump_to_file", "-format=json", dump.toString())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        assertThat(exit).isZero();
        return Files.readString(dump);
    }
}
