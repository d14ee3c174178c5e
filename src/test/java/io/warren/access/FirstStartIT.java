package io.warren.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Warren is closed from its first start on: there is one person, whose password is said once. */
@ExtendWith(OutputCaptureExtension.class)
class FirstStartIT {
    private static final Pattern PASSWORD = Pattern.compile("as 'operator' with the password (\\S+)");

    @Test
    void theFirstStartSaysAPasswordAndTheNextDoesNot(@TempDir Path folder, CapturedOutput output) {
        String password;
        try (var warren = Guarded.start(folder, List.of())) {
            var said = PASSWORD.matcher(output.getAll());
            assertThat(said.find()).isTrue();
            password = said.group(1);
            assertThat(status(warren, "")).isEqualTo(401);
            assertThat(status(warren, password)).isEqualTo(200);
        }
        int before = output.getAll().length();
        try (var warren = Guarded.start(folder, List.of())) {
            assertThat(output.getAll().substring(before)).doesNotContainPattern(PASSWORD);
            assertThat(status(warren, password)).isEqualTo(200);
        }
    }

    @Test
    void thisMachineIsOpenOnlyWhereASettingSaysSoAndToNobodyWhoComesByAProxy(@TempDir Path folder) {
        try (var warren = Guarded.start(folder, List.of("--warren.access.loopback=intake"))) {
            assertThat(warren.ask("GET", "/api/stats", "", "").statusCode()).isEqualTo(200);
            assertThat(warren.ask("GET", "/api/topology", "", "").statusCode()).isEqualTo(403);
            var proxied = HttpRequest.newBuilder(warren.url("/api/stats"))
                    .header("X-Forwarded-For", "203.0.113.7")
                    .build();
            assertThat(warren.send(proxied).statusCode()).isEqualTo(401);
        }
    }

    private static int status(Guarded warren, String password) {
        String login = password.isEmpty()
                ? ""
                : "Basic "
                        + Base64.getEncoder().encodeToString(("operator:" + password).getBytes(StandardCharsets.UTF_8));
        return warren.ask("GET", "/api/keys", login, "").statusCode();
    }
}
