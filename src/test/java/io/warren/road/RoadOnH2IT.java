package io.warren.road;

import java.nio.file.Path;

class RoadOnH2IT extends RoadSuite {
    @Override
    Database database(Path folder) {
        return Database.h2(folder);
    }
}
