package io.warren.road;

import java.nio.file.Path;

class OutageOnPostgresIT extends OutageSuite {
    @Override
    Site site(Path folder) {
        return Site.on(Database.postgres());
    }

    @Override
    boolean itSaysSo() {
        return false;
    }
}
