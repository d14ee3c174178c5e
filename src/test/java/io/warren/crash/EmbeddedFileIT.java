package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The embedded database: the process dies in the middle of a write, and everything that was answered 2xx is there. */
class EmbeddedFileIT extends FaultSuite {
    private static final int ROUNDS = 4;
    private static final int WRITES = 400;
    private static final Path STRACE = Path.of("/usr/bin/strace");

    @Override
    Ground ground() {
        return Ground.H2_ON_43;
    }

    @Test
    void aProcessThatDiesAtAnyWriteHasLostNothingThatWasAccepted(TestInfo test) throws Exception {
        assumeTrue(Files.isExecutable(STRACE), "strace is not installed");
        long seed = Long.getLong("crash.seed", ThreadLocalRandom.current().nextLong(1_000_000));
        System.out.printf("crash.seed=%d%n", seed);
        var random = new Random(seed);
        survives(test, (rig, load) -> {
            var warren = rig.instances().getFirst();
            for (int i = 0; i < ROUNDS; i++) {
                int write = 1 + random.nextInt(WRITES);
                System.out.printf("dies at write %d%n", write);
                var strace = dieAt(write, warren.process().pid());
                awaitThat("it dies", () -> !warren.process().alive());
                strace.onExit().join();
                warren.restart();
                awaitMore(load, 10);
            }
        });
    }

    /** The kernel kills it as it begins that write to a file at a place, as H2 writes. */
    private static Process dieAt(int write, long pid) throws IOException {
        var strace = new ProcessBuilder(List.of(
                        STRACE.toString(),
                        "-f",
                        "-qq",
                        "-e",
                        "trace=pwrite64",
                        "-e",
                        "inject=pwrite64:signal=SIGKILL:when=" + write,
                        "-o",
                        "/dev/null",
                        "-p",
                        Long.toString(pid)))
                .redirectErrorStream(true)
                .start();
        assertThat(strace.isAlive()).isTrue();
        return strace;
    }
}
