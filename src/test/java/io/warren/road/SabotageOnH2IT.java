package io.warren.road;

import io.warren.dev.DevBroker;
import java.nio.file.Path;

class SabotageOnH2IT extends SabotageSuite {
    @Override
    Database database(Path folder) {
        return Database.h2(folder);
    }

    @Override
    DevBroker broker(Path folder) {
        return DevBroker.shared();
    }
}
