package io.warren.road;

import java.nio.file.Path;

class OutageOnH2IT extends OutageSuite {
    @Override
    Site site(Path folder) {
        return Site.on(Database.h2(folder));
    }

    @Override
    boolean itSaysSo() {
        return true;
    }
}
