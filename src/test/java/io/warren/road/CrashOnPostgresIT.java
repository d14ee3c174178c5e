package io.warren.road;

import java.nio.file.Path;

class CrashOnPostgresIT extends CrashSuite {
    @Override
    Database database(Path folder) {
        return Database.postgres();
    }
}
