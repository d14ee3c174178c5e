package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.dev.DevBroker;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CrashSweepIT {
    @TempDir
    private Path folder;

    @Test
    void everyPointIsSurvived() {
        var ground = Ground.named(System.getProperty("crash.on", "43-h2"));
        try (var broker = DevBroker.startPrivate(folder.resolve("broker"), ground.suite());
                var rig = new Rig(ground, broker, Path.of("target", "crash", ground.toString()))) {
            var walk = new Walk(rig);
            var points = walk.record();
            points.forEach((story, list) -> list.forEach(it -> System.out.println(it)));
            int n = 0;
            for (var story : points.values()) {
                for (var point : story) {
                    for (var trial : Trial.of(point, ground)) {
                        if (n++ % 40 == 7) {
                            System.out.println(walk.walk(trial));
                        }
                    }
                }
            }
            System.out.println("trials: " + n);
            assertThat(n).isPositive();
        }
    }
}
