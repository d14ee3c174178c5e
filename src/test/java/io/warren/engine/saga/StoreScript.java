package io.warren.engine.saga;

import io.warren.simulation.broker.Recorded;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** A few operations on a store of sagas, and the claim that every database answers them alike. */
record StoreScript(String claim, Method operations) {
    static final String RECORDED = "engine/saga/observed-store";

    private static final List<Class<?>> CHAPTERS =
            List.of(InsertScripts.class, SaveScripts.class, FindScripts.class, DeedScripts.class, TroubleScripts.class);

    static Stream<StoreScript> all() {
        return CHAPTERS.stream().flatMap(StoreScript::in);
    }

    static Map<String, List<String>> recorded() {
        return Recorded.of(RECORDED);
    }

    private static Stream<StoreScript> in(Class<?> chapter) {
        return Arrays.stream(chapter.getDeclaredMethods())
                .filter(it -> !it.isSynthetic() && !Modifier.isPrivate(it.getModifiers()))
                .sorted(Comparator.comparing(Method::getName))
                .map(it -> new StoreScript(title(chapter) + words(it.getName()), it));
    }

    private static String title(Class<?> chapter) {
        return words(chapter.getSimpleName().replace("Scripts", "")).strip() + ": ";
    }

    private static String words(String camelCase) {
        return camelCase.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** What was observed, line by line. */
    List<String> on(StoreGround ground) {
        var stage = new StoreStage(ground);
        try {
            var chapter =
                    operations.getDeclaringClass().getDeclaredConstructor().newInstance();
            operations.invoke(chapter, stage);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new AssertionError(claim, e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(claim, e);
        }
        return stage.observed();
    }
}
