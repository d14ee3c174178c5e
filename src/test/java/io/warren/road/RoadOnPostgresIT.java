package io.warren.road;

import java.nio.file.Path;

class RoadOnPostgresIT extends RoadSuite {
    @Override
    Database database(Path folder) {
        return Database.postgres();
    }
}
