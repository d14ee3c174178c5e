package io.warren.shop.order;

import java.util.List;

/** An order that cannot be accepted as it is; nothing was stored. */
public final class BadOrder extends Exception {
    private final boolean unknownWord;
    private final List<Problem> problems;

    /** @param field where it is, e.g. {@code items[2].quantity} */
    public record Problem(String field, String problem) {}

    private BadOrder(String sentence, boolean unknownWord, List<Problem> problems) {
        super(sentence);
        this.unknownWord = unknownWord;
        this.problems = List.copyOf(problems);
    }

    static BadOrder malformed(String why) {
        return new BadOrder(
                "The order cannot be read as JSON (%s). Nothing was stored; correct it and send it again."
                        .formatted(why),
                false,
                List.of());
    }

    static BadOrder wrong(List<Problem> problems) {
        var words = problems.stream().map(it -> it.field() + " " + it.problem()).toList();
        return new BadOrder(
                "The order is not complete: %s. Nothing was stored; correct it and send it again."
                        .formatted(String.join("; ", words)),
                false,
                problems);
    }

    static BadOrder unknown(String field, String sentence) {
        return new BadOrder(sentence, true, List.of(new Problem(field, "is not configured")));
    }

    /** Whether it is complete, but names a region, priority or workflow that is not configured here. */
    public boolean unknownWord() {
        return unknownWord;
    }

    public List<Problem> problems() {
        return problems;
    }
}
