package io.warren.engine.participant;

import io.warren.engine.message.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a participant's exceptions mean. Every one that is not named here, nor a cause or superclass of it, means {@link
 * Outcome.Failed}: it is tried again.
 *
 * <p>The outermost exception that has a meaning decides, and of its classes the nearest that is named.
 */
public final class Failures {
    /** More causes than anybody reads, and an end to those that go round in a circle. */
    private static final int CAUSES = 20;

    private static final Failures NONE = new Failures(Map.of());

    private final Map<Class<?>, Function<Throwable, Outcome>> meanings;

    private Failures(Map<Class<?>, Function<Throwable, Outcome>> meanings) {
        this.meanings = meanings;
    }

    /** All of them mean failed. */
    public static Failures none() {
        return NONE;
    }

    /** These are a business no, told to the order in their own words: what was done before is undone. */
    @SafeVarargs
    public final Failures refused(Class<? extends Throwable>... types) {
        return with(types, it -> new Outcome.Refused(Spot.message(it)));
    }

    /** These can never work as they are: a person is needed. */
    @SafeVarargs
    public final Failures broken(Class<? extends Throwable>... types) {
        return with(types, it -> new Outcome.Broken(Spot.of(it)));
    }

    /** These say that whoever does the step is away: nothing was done, and the step loses no attempt. */
    @SafeVarargs
    public final Failures unavailable(Class<? extends Throwable>... types) {
        return with(types, it -> new Outcome.Unavailable(Spot.of(it)));
    }

    /** What this one means. */
    public Outcome outcomeOf(Throwable thrown) {
        Throwable next = thrown;
        for (int i = 0; i < CAUSES && next != null; i++) {
            Optional<Outcome> meaning = meaningOf(next);
            if (meaning.isPresent()) {
                return meaning.get();
            }
            next = next.getCause();
        }
        return new Outcome.Failed(Spot.of(thrown));
    }

    private Optional<Outcome> meaningOf(Throwable thrown) {
        for (Class<?> type = thrown.getClass(); type != null; type = type.getSuperclass()) {
            Function<Throwable, Outcome> meaning = meanings.get(type);
            if (meaning != null) {
                return Optional.of(meaning.apply(thrown));
            }
        }
        return Optional.empty();
    }

    private Failures with(Class<? extends Throwable>[] types, Function<Throwable, Outcome> meaning) {
        var more = new HashMap<>(meanings);
        List.of(types).forEach(type -> more.put(type, meaning));
        return new Failures(Map.copyOf(more));
    }
}
