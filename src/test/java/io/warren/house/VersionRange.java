package io.warren.house;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Versions from one to another as Maven writes them: [4.1.0,4.1.2] with both ends, (,5.34.0) with neither. */
record VersionRange(String text) {
    private static final Pattern FORM = Pattern.compile("([\\[(])([^,]*),([^,]*)([\\])])");

    VersionRange {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'%s' is no range of versions.".formatted(text));
        }
    }

    boolean contains(String version) {
        Matcher parts = FORM.matcher(text);
        return parts.matches() && contains(parts, Version.of(version));
    }

    private static boolean contains(Matcher parts, Version version) {
        String from = parts.group(2);
        String to = parts.group(3);
        int begun = from.isEmpty() ? 1 : version.compareTo(Version.of(from));
        int left = to.isEmpty() ? 1 : Version.of(to).compareTo(version);
        return (begun > 0 || begun == 0 && parts.group(1).equals("["))
                && (left > 0 || left == 0 && parts.group(4).equals("]"));
    }
}
