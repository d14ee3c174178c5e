package io.warren.house;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version as libraries write theirs: 4.2.19.Final, 11.0.0-M1.
 *
 * @param numbers those it begins with
 * @param early whether it came before the release of that number
 */
record Version(List<Integer> numbers, boolean early) implements Comparable<Version> {
    private static final Pattern FORM = Pattern.compile("(\\d+(?:\\.\\d+)*)(.*)");
    private static final Pattern EARLY = Pattern.compile("(?i)[.-]?(M|RC|CR|alpha|beta|SNAPSHOT).*");

    static Version of(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new IllegalArgumentException("'%s' is no version.".formatted(text));
        }
        return new Version(
                Stream.of(parts.group(1).split("\\.")).map(Integer::valueOf).toList(),
                EARLY.matcher(parts.group(2)).matches());
    }

    @Override
    public int compareTo(Version other) {
        for (int i = 0; i < Math.max(numbers.size(), other.numbers.size()); i++) {
            int difference = Integer.compare(number(i), other.number(i));
            if (difference != 0) {
                return difference;
            }
        }
        return Boolean.compare(other.early, early);
    }

    private int number(int at) {
        return at < numbers.size() ? numbers.get(at) : 0;
    }
}
