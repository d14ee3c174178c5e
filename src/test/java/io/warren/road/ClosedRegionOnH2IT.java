package io.warren.road;

import java.nio.file.Path;

class ClosedRegionOnH2IT extends ClosedRegionSuite {
    @Override
    Database database(Path folder) {
        return Database.h2(folder);
    }
}
