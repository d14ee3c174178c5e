package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.house.Page.Link;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the house lead to each other. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Suite))\\.(\\w+)`");

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        var relative =
                pages().stream().flatMap(Page::links).filter(Link::relative).toList();

        assertThat(relative).hasSizeGreaterThan(20);
        assertThat(relative).allMatch(Link::resolves);
    }

    @Test
    void everyPageAndPictureCanBeReachedFromTheReadme() throws IOException {
        var reached = Stream.iterate(
                        List.of(README),
                        files -> files.stream()
                                .flatMap(file -> Stream.concat(Stream.of(file), linked(file)))
                                .distinct()
                                .toList())
                .limit(5)
                .reduce((before, after) -> after)
                .orElseThrow();

        assertThat(reached).containsAll(pages().stream().map(Page::file).toList());
        assertThat(reached).containsAll(files(Path.of("docs/images")));
    }

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        var named = pages().stream()
                .flatMap(page -> TEST.matcher(page.text()).results())
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named).allMatch(it -> sourceOf(it.group(1)).contains(" void " + it.group(2) + "("));
    }

    private static String sourceOf(String test) {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(it -> it.endsWith(test + ".java"))
                    .map(it -> new Page(it).text())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link to a folder stands for the pages in it. */
    private static Stream<Path> linked(Path file) {
        return page(file)
                ? new Page(file).links().filter(Link::relative).map(Link::file).flatMap(DocsTest::filesAt)
                : Stream.empty();
    }

    private static List<Page> pages() throws IOException {
        return Stream.concat(Stream.of(README), files(Path.of("docs")).stream().filter(DocsTest::page))
                .sorted()
                .map(Page::new)
                .toList();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static Stream<Path> filesAt(Path place) {
        try (var files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean page(Path file) {
        return file.toString().endsWith(".md") && !file.toString().contains("node_modules");
    }
}
