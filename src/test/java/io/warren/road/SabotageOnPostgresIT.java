package io.warren.road;

import io.warren.dev.DevBroker;
import io.warren.dev.Suite;
import java.nio.file.Path;

class SabotageOnPostgresIT extends SabotageSuite {
    @Override
    Database database(Path folder) {
        return Database.postgres();
    }

    @Override
    DevBroker broker(Path folder) {
        return DevBroker.startPrivate(folder.resolve("broker"), Suite.TRIXIE);
    }
}
