package io.warren.road;

import io.warren.dev.DevBroker;
import io.warren.dev.Suite;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** On PostgreSQL, and on the oldest broker that is supported. */
class OutageOnPostgresIT extends OutageSuite {
    @TempDir
    private Path data;

    private DevBroker broker;

    @BeforeEach
    void startBroker() {
        broker = DevBroker.startPrivate(data, Suite.TRIXIE);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Override
    Site site(Path folder) {
        return Site.on(Database.postgres(), broker);
    }

    @Override
    boolean itSaysSo() {
        return false;
    }
}
