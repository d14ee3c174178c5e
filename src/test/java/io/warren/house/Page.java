package io.warren.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A page of the docs: where it leads, and where in it one can be led. */
record Page(Path file) {
    private static final Pattern FENCED = Pattern.compile("(?ms)^ *```.*?^ *```");
    private static final Pattern CODE = Pattern.compile("`[^`\n]*`");
    private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} +(.+?)(?: +#+)?$");
    private static final Pattern ID = Pattern.compile("(?:id|name)=\"([^\"]+)\"");

    /** In brackets, as a definition at the foot of the page, or as HTML. */
    private static final Pattern LINK = Pattern.compile(
            "\\]\\(<?([^)\\s>]+)>?(?:\\s+\"[^\"]*\")?\\)|(?m)^\\[[^\\]]+]: *(\\S+)|(?:href|src|srcset)=\"([^\"]+)\"");

    /**
     * A link as it is written, images included.
     *
     * @param target with or without an anchor
     */
    record Link(Page page, String target) {
        boolean relative() {
            return !target.matches("[a-z]+:.*");
        }

        Path file() {
            String path = target.split("#", 2)[0];
            return path.isEmpty()
                    ? page.file()
                    : page.file().resolveSibling(path).normalize();
        }

        /** Whether the file is there and, where an anchor is given, a heading of that name in it. */
        boolean resolves() {
            String[] parts = target.split("#", 2);
            return Files.exists(file())
                    && (parts.length == 1 || new Page(file()).anchors().contains(parts[1]));
        }
    }

    String text() {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Stream<Link> links() {
        String prose = CODE.matcher(withoutCode()).replaceAll("");
        return LINK.matcher(prose)
                .results()
                .map(it -> Stream.of(1, 2, 3)
                        .map(it::group)
                        .filter(group -> group != null)
                        .findFirst()
                        .orElseThrow())
                .map(it -> new Link(this, it));
    }

    /** Of headings, as GitHub names them: of those that are alike, the second ends in -1. */
    Set<String> anchors() {
        Map<String, Integer> times = new HashMap<>();
        var headings = HEADING.matcher(withoutCode())
                .results()
                .map(it -> anchor(it.group(1)))
                .map(it -> numbered(it, times.merge(it, 1, Integer::sum)));
        var ids = ID.matcher(withoutCode()).results().map(it -> it.group(1));
        return Stream.concat(headings, ids).collect(Collectors.toSet());
    }

    private static String numbered(String anchor, int time) {
        return time == 1 ? anchor : anchor + "-" + (time - 1);
    }

    private static String anchor(String heading) {
        return heading.replaceAll("\\[([^\\]]*)]\\([^)]*\\)", "$1")
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("[^\\p{L}\\p{N} _-]", "")
                .replace(' ', '-');
    }

    private String withoutCode() {
        return FENCED.matcher(text()).replaceAll("");
    }
}
