package io.warren.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.road.Database;
import io.warren.road.Posted;
import io.warren.road.Site;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** While as many orders are under way as may be, further ones are told to come back, and all else is answered. */
class FullBacklogIT {
    private static final String REFERRED = ", \"workflow\": \"brief\"";

    @TempDir
    private Path folder;

    @Test
    void anOrderIsToldToComeBackWhileTooManyAreUnderWay() {
        try (var site = Site.on(Database.h2(folder));
                var warren = Running.start(site, List.of("--warren.intake.backlog-limit=1"), Obedient.class)) {
            var caller = new Caller(warren.url(), new OpenApi());
            assertThat(caller.post("/api/orders", Posted.order("broken-1", 1, REFERRED))
                            .status())
                    .isEqualTo(201);

            var shed = caller.post("/api/orders", Posted.order("second", 1, REFERRED));
            var unread = caller.post("/api/orders", "not even read");
            var line = caller.postLines("/api/orders/batch", Posted.order("third", 1, REFERRED));

            assertThat(List.of(shed.status(), unread.status())).containsOnly(503);
            assertThat(shed.header("Retry-After")).hasValue("2");
            assertThat(shed.text("/error"))
                    .contains("backlog limit", "Nothing was stored")
                    .isEqualTo(shed.text("/detail"));
            assertThat(line.body()).contains("backlog limit");
            assertThat(caller.get("/api/orders/broken-1").status()).isEqualTo(200);
            assertThat(caller.get("/api/orders/second").status()).isEqualTo(404);
        }
    }
}
