package io.warren.house;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A library that this build resolved, those of the tests as well. */
record Component(Path jar) {
    /** Those on the class path. */
    static List<Component> resolved() {
        String tested = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(tested.split(File.pathSeparator))
                .filter(it -> it.endsWith(".jar"))
                .map(it -> new Component(Path.of(it)))
                .toList();
    }

    /** Its version, where it is the one of that name, as group:artifact; a repository keeps it under folders of these. */
    Optional<String> versionOf(String name) {
        Path versioned = jar.getParent();
        return versioned.getParent().endsWith(folderOf(name))
                ? Optional.of(versioned.getFileName().toString())
                : Optional.empty();
    }

    /** Only the group has its dots turned into folders. */
    private static Path folderOf(String name) {
        String[] parts = name.split(":");
        return Path.of(parts[0].replace('.', '/'), parts[1]);
    }
}
