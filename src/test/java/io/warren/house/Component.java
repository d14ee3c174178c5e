package io.warren.house;

import java.io.File;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A library that this build resolved, those of the tests as well.
 *
 * @param jar its place in a repository, which keeps it under folders of its group, name and version
 */
record Component(String jar) {
    /** Those on the class path. */
    static List<Component> resolved() {
        String tested = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.of(tested.split(File.pathSeparator))
                .filter(it -> it.endsWith(".jar"))
                .map(Component::new)
                .toList();
    }

    /** Its version, where it is the one of that name, as group:artifact. */
    Optional<String> versionOf(String name) {
        String[] parts = name.split(":");
        String folder = "/%s/%s/".formatted(parts[0].replace('.', '/'), parts[1]);
        int at = jar.indexOf(folder);
        return at < 0
                ? Optional.empty()
                : Optional.of(jar.substring(at + folder.length()).split("/")[0]);
    }
}
