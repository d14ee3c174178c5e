package io.warren.simulation.broker;

import java.util.Map;

/** A way from an exchange to a queue or another exchange. */
record Binding(String source, String destination, boolean toQueue, String key, Map<String, Object> arguments) {

    boolean matches(String type, Passage passage) {
        return switch (type) {
            case "fanout" -> true;
            case "direct" -> key.equals(passage.key());
            case "topic" -> TopicKey.matches(key, passage.key());
            case "headers" -> matchesHeaders(passage.message().headers());
            default -> throw new IllegalStateException("There is no exchange type " + type);
        };
    }

    private boolean matchesHeaders(Map<String, Object> headers) {
        String match = String.valueOf(arguments.getOrDefault("x-match", "all"));
        boolean withX = match.endsWith("-with-x");
        boolean any = match.startsWith("any");
        for (var argument : arguments.entrySet()) {
            String name = argument.getKey();
            if (name.equals("x-match") || !withX && name.startsWith("x-")) {
                continue;
            }
            if (argument.getValue().equals(headers.get(name)) == any) {
                return any;
            }
        }
        return !any;
    }
}
