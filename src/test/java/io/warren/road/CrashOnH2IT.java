package io.warren.road;

import java.nio.file.Path;

class CrashOnH2IT extends CrashSuite {
    @Override
    Database database(Path folder) {
        return Database.h2(folder);
    }
}
