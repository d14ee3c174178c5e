package io.warren.simulation.broker;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A few operations on a broker, and the claim that all brokers of a generation answer them alike. */
record Script(String claim, Method operations) {
    private static final List<Class<?>> CHAPTERS = List.of(
            RoutingScripts.class,
            DeliveryScripts.class,
            ReturnScripts.class,
            PriorityScripts.class,
            ExpiryScripts.class,
            DeadLetterScripts.class,
            KeptDeadLetterScripts.class,
            LengthScripts.class,
            FaultScripts.class);

    static Stream<Script> all() {
        return CHAPTERS.stream().flatMap(Script::in);
    }

    /** Those for which no node has to be killed, or to run out of memory. */
    static Stream<Script> quick() {
        return all().filter(it -> it.operations.getDeclaringClass() != FaultScripts.class);
    }

    private static Stream<Script> in(Class<?> chapter) {
        return Arrays.stream(chapter.getDeclaredMethods())
                .filter(it -> it.getParameterCount() == 1 && it.getParameterTypes()[0] == Stage.class)
                .filter(it -> !it.isSynthetic() && !Modifier.isPrivate(it.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .map(it -> new Script(title(chapter) + words(it.getName()), it));
    }

    private static String title(Class<?> chapter) {
        return words(chapter.getSimpleName().replace("Scripts", "")).strip() + ": ";
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z]|\\d+)", " $1").toLowerCase(Locale.ROOT);
    }

    /** What was observed, line by line. */
    List<String> on(Node node) throws Exception {
        var stage = new Stage(node);
        var chapter = operations.getDeclaringClass().getDeclaredConstructor().newInstance();
        operations.invoke(chapter, stage);
        return stage.observed();
    }

    @Override
    public String toString() {
        return claim;
    }
}
