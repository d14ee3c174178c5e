package io.warren.road;

import io.warren.dev.DevBroker;
import java.nio.file.Path;

class RepairOnH2IT extends RepairSuite {
    @Override
    Database database(Path folder) {
        return Database.h2(folder);
    }

    @Override
    DevBroker broker(Path folder) {
        return DevBroker.shared();
    }
}
