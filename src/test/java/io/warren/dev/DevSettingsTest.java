package io.warren.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DevSettingsTest {
    @Test
    void withoutAWordFromTheEnvironmentTheDemoRunsOnPort8080() throws Refusal {
        assertThat(DevSettings.in(Map.of())).isEqualTo(new DevSettings(8080, true));
    }

    @Test
    void theEnvironmentChoosesPortAndDemo() throws Refusal {
        assertThat(DevSettings.in(Map.of("SERVER_PORT", "9000", "WARREN_DEMO", "off")))
                .isEqualTo(new DevSettings(9000, false));
    }

    @Test
    void anythingElseIsRefusedInOneSentenceWithTheCure() {
        assertThatThrownBy(() -> DevSettings.in(Map.of("WARREN_DEMO", "no")))
                .hasMessage("WARREN_DEMO is 'no'. Set it to on or off.");
        assertThatThrownBy(() -> DevSettings.in(Map.of("SERVER_PORT", "http")))
                .hasMessage("SERVER_PORT is 'http'. Set it to a number from 0 to 65535.");
    }

    @Test
    void aPortInUseIsSaidBeforeAnythingStarts() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(new DevSettings(taken.getLocalPort(), true)::checkPort)
                    .isInstanceOf(Refusal.class)
                    .hasMessageContaining("Port %d of 127.0.0.1 cannot be had".formatted(taken.getLocalPort()))
                    .hasMessageContaining("SERVER_PORT=%d".formatted(taken.getLocalPort() + 1));
        }
    }

    @Test
    void aRunBeginsWithAnEmptyFolder(@TempDir Path target) throws Exception {
        Path old = Files.createDirectories(target.resolve("warren-dev").resolve("data"));

        DevFolder folder = DevFolder.fresh(target);

        assertThat(old).doesNotExist();
        assertThat(folder.path()).isEmptyDirectory();
        assertThat(folder.locked()).isTrue();
    }
}
