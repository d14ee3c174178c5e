package io.warren.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages of the house lead to each other. */
class DocsTest {
    private static final Path README = Path.of("README.md");
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```|`[^`\n]*`");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");
    private static final Pattern TEST = Pattern.compile("`([A-Z]\\w+(?:Test|IT|Suite))\\.(\\w+)`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+)$");

    /** @param target as it is written, with or without an anchor */
    private record Link(Path page, String target) {
        boolean relative() {
            return !target.matches("[a-z]+:.*");
        }

        boolean resolves() {
            String[] parts = target.split("#", 2);
            Path file =
                    parts[0].isEmpty() ? page : page.resolveSibling(parts[0]).normalize();
            return Files.exists(file)
                    && (parts.length == 1 || anchors(file).toList().contains(parts[1]));
        }
    }

    @Test
    void everyRelativeLinkLeadsSomewhere() throws IOException {
        var relative =
                pages().stream().flatMap(DocsTest::links).filter(Link::relative).toList();

        assertThat(relative).hasSizeGreaterThan(20);
        assertThat(relative).allMatch(Link::resolves);
    }

    @Test
    void everyPageCanBeReachedFromTheReadme() throws IOException {
        var reached = Stream.iterate(
                        List.of(README),
                        pages -> pages.stream()
                                .flatMap(page -> Stream.concat(Stream.of(page), linked(page)))
                                .distinct()
                                .toList())
                .limit(5)
                .reduce((before, after) -> after)
                .orElseThrow();

        assertThat(reached).containsAll(pages());
    }

    @Test
    void everyTestThatAPageNamesIsThere() throws IOException {
        var named = pages().stream()
                .flatMap(page -> TEST.matcher(text(page)).results())
                .toList();

        assertThat(named).hasSizeGreaterThan(20);
        assertThat(named).allMatch(it -> sourceOf(it.group(1)).contains(" void " + it.group(2) + "("));
    }

    private static String sourceOf(String test) {
        try (var files = Files.walk(Path.of("src/test/java"))) {
            return files.filter(it -> it.endsWith(test + ".java"))
                    .map(DocsTest::text)
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A link to a folder stands for the pages in it. */
    private static Stream<Path> linked(Path page) {
        return links(page)
                .filter(Link::relative)
                .map(link -> page.resolveSibling(link.target().split("#", 2)[0]).normalize())
                .flatMap(DocsTest::pagesAt);
    }

    private static List<Path> pages() throws IOException {
        try (var files = Files.walk(Path.of("docs"))) {
            return Stream.concat(Stream.of(README), files.filter(DocsTest::page))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<Path> pagesAt(Path place) {
        try (var files = Files.isDirectory(place) ? Files.list(place) : Stream.of(place)) {
            return files.filter(DocsTest::page).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean page(Path file) {
        return file.toString().endsWith(".md") && !file.toString().contains("node_modules");
    }

    private static Stream<Link> links(Path page) {
        String prose = CODE.matcher(text(page)).replaceAll("");
        return LINK.matcher(prose).results().map(it -> new Link(page, it.group(1)));
    }

    /** Of headings, as GitHub names them. */
    private static Stream<String> anchors(Path page) {
        Matcher headings = HEADING.matcher(text(page));
        return headings.results()
                .map(it -> it.group(1).toLowerCase(Locale.ROOT).strip())
                .map(it -> it.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'));
    }

    private static String text(Path page) {
        try {
            return Files.readString(page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
