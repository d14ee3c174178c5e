package io.warren.engine.route;

import io.warren.engine.route.Topology.Binding;
import io.warren.engine.route.Topology.Queue;
import io.warren.engine.workflow.NearestWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Says why a topology cannot be changed as it stands: what would be lost, and what only a person can decide. */
final class Refusals {
    private final Topology wanted;
    private final Standing live;
    private final Census census;
    private final Moves moves;
    private final Changed changed;
    private final Vocabulary vocabulary;
    private final List<String> refusals = new ArrayList<>();

    Refusals(Topology wanted, Standing live, Census census, Moves moves) {
        this.wanted = wanted;
        this.live = live;
        this.census = census;
        this.moves = moves;
        this.changed = Changed.between(wanted, live.found());
        this.vocabulary = Vocabulary.of(wanted);
    }

    List<String> all() {
        exchanges();
        streams();
        for (Word word : Word.values()) {
            moves.of(word).forEach((from, to) -> checkMove(word, from, to));
            vanished(word).forEach(it -> vanished(word, it));
        }
        participants();
        return refusals;
    }

    private void exchanges() {
        wanted.exchanges().forEach(it -> {
            var has = live.found().exchanges().get(it.name());
            if (has != null && !(has.type().equals(it.type()) && Difference.none(it.arguments(), has.arguments()))) {
                refusals.add(
                        "The exchange %s is %s %s, but must be %s %s, and that cannot be changed on a living exchange. Stop every Warren, delete it (the queues keep their messages), and run this again: it is then made and bound anew."
                                .formatted(it.name(), has.type(), has.arguments(), it.type(), it.arguments()));
            }
        });
    }

    /** What is read from a stream stays in it: it cannot be moved. */
    private void streams() {
        changed.replaced().stream()
                .filter(it -> it.type().equals("stream") || typeOf(it.name()).equals("stream"))
                .forEach(it -> refusals.add(
                        "The queue %s is a %s, but must be a %s. A log cannot be moved: read what you need of it, delete it, and run this again."
                                .formatted(it.name(), typeOf(it.name()), it.type())));
    }

    private String typeOf(String queue) {
        Queue it = live.found().queues().get(queue);
        return it == null ? "" : it.type();
    }

    private void checkMove(Word word, String from, String to) {
        var known = vocabulary.of(word);
        if (known.contains(from)) {
            refusals.add("%s %s=%s: the %s %s is still configured. Take it out of the configuration first."
                    .formatted(word.option(), from, to, word.word(), from));
        }
        if (!known.contains(to)) {
            refusals.add("%s %s=%s: no %s %s is configured. %s"
                    .formatted(word.option(), from, to, word.word(), to, NearestWord.hint(to, known)));
        }
    }

    /** Words that lanes or orders have and the configuration has not. */
    private Set<String> vanished(Word word) {
        var gone = new TreeSet<>(census.names(word));
        oldBindings().forEach(it -> gone.add(word.in(it)));
        if (word == Word.REGION) {
            changed.retired().forEach(it -> gone.add(Ours.regionOf(it)));
        }
        gone.removeAll(vocabulary.of(word));
        return gone;
    }

    private void vanished(Word word, String name) {
        long orders = census.of(word, name);
        long waiting = waiting(word, name);
        String undecided = switch (census) {
            case Census.Counted ignored ->
                orders + (word == Word.REGION ? waiting : 0) > 0 && moves.target(word, name) == null
                        ? "%,d orders under way have it, and %,d messages wait in its lanes. Say where they go: %s %s=%s"
                                .formatted(orders, waiting, word.option(), name, someOf(word))
                        : null;
            case Census.NotAsked ignored ->
                waiting > 0
                        ? "%,d messages wait in its lanes. Run this without --no-database, so that their orders move with them."
                                .formatted(waiting)
                        : null;
            case Census.Unknown unknown -> unasked(unknown.why());
        };
        refuse(word.word(), name, undecided);
    }

    /** With the database, the workflows of orders under way are known: who is not named there has nothing to do. */
    private void participants() {
        if (census instanceof Census.Unknown(String why)) {
            oldBindings().stream()
                    .map(RoutingWords::participant)
                    .filter(it -> !vocabulary.participants().contains(it))
                    .distinct()
                    .sorted()
                    .forEach(it -> refuse("participant", it, unasked(why)));
        }
    }

    private void refuse(String kind, String name, @Nullable String undecided) {
        if (undecided != null) {
            refusals.add("The %s %s is no longer configured, but %s".formatted(kind, name, undecided));
        }
    }

    private static String unasked(String why) {
        return "whether orders have it is not known: the database could not be asked (%s). Give its spring.datasource settings, stop a Warren that has its H2 file open, or say --no-database if no order is under way."
                .formatted(why);
    }

    private String someOf(Word word) {
        return String.join("|", new TreeSet<>(vocabulary.of(word)));
    }

    private long waiting(Word word, String name) {
        return changed.retired().stream()
                .filter(it -> word == Word.REGION ? Ours.regionOf(it).equals(name) : boundWith(it, name))
                .mapToLong(live::waiting)
                .sum();
    }

    private boolean boundWith(String queue, String priority) {
        return changed.bindingsTo(queue).stream()
                .flatMap(it -> RoutingWords.of(it.key()).stream())
                .anyMatch(it -> it.priority().equals(priority));
    }

    private List<RoutingWords> oldBindings() {
        var old = new ArrayList<Binding>(changed.surplusBindings());
        changed.retired().forEach(it -> old.addAll(changed.bindingsTo(it)));
        return old.stream()
                .filter(it -> it.source().equals(Names.ORDERS))
                .flatMap(it -> RoutingWords.of(it.key()).stream())
                .filter(RoutingWords::bindsLane)
                .toList();
    }
}
