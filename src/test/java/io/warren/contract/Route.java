package io.warren.contract;

import java.util.List;

/**
 * A method and a path.
 *
 * @param path with its variables in braces
 */
record Route(String method, String path) implements Comparable<Route> {
    static final List<String> METHODS = List.of("GET", "POST", "PUT", "PATCH", "DELETE");

    boolean takes(String method, String path) {
        return this.method.equals(method) && path.matches(this.path.replaceAll("\\{[^}]+}", "[^/]+"));
    }

    /** Those with fewer variables come first. */
    @Override
    public int compareTo(Route other) {
        int variables = Long.compare(variables(), other.variables());
        return variables != 0 ? variables : toString().compareTo(other.toString());
    }

    private long variables() {
        return path.chars().filter(it -> it == '{').count();
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
