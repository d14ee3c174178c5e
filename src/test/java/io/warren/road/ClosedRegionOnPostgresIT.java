package io.warren.road;

import java.nio.file.Path;

class ClosedRegionOnPostgresIT extends ClosedRegionSuite {
    @Override
    Database database(Path folder) {
        return Database.postgres();
    }
}
