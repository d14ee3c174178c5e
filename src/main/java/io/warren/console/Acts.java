package io.warren.console;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person can ask of an order as it stands, each with what it would do. What the engine would refuse is not there. */
@Component
class Acts {
    private static final List<Verb> ALL = List.of(
            new Verb.Retry(null),
            new Verb.Approve(null),
            new Verb.Resume(),
            new Verb.Pause(),
            new Verb.Skip(null, "{}"),
            new Verb.Cancel(),
            new Verb.Terminate());

    private final Sagas sagas;
    private final RouteSettings routes;

    /**
     * @param word as it stands in addresses
     * @param danger whether it cannot be taken back
     * @param does sentences, in order
     */
    record Act(String word, String title, boolean danger, List<String> does) {}

    Acts(Sagas sagas, RouteSettings routes) {
        this.sagas = sagas;
        this.routes = routes;
    }

    List<Act> of(SagaView saga) {
        if (saga.status().ended()) {
            return List.of();
        }
        var acts = new ArrayList<>(ALL.stream()
                .filter(it -> can(saga, it))
                .map(it -> act(saga, it))
                .toList());
        acts.add(
                new Act(
                        "reroute",
                        "Send it elsewhere",
                        false,
                        List.of(
                                "This and all later steps go to the lanes of the region and priority that you choose; it is at %s, %s now."
                                        .formatted(saga.region(), saga.priority()),
                                "A command that waits in a lane is sent again to the new one, as the same work: who has done it once does not do it twice.")));
        return acts;
    }

    Optional<Act> of(SagaView saga, String word) {
        return of(saga).stream().filter(it -> it.word().equals(word)).findFirst();
    }

    /** Resume is never refused, only pointless, where nothing is paused. */
    private boolean can(SagaView saga, Verb verb) {
        boolean paused = saga.status().name().equals("PAUSED");
        return switch (verb) {
            case Verb.Resume ignored -> paused;
            case Verb.Pause ignored -> !paused;
            default ->
                sagas.would(saga.sagaId(), verb).map(Sagas.Verdict::accepted).orElse(false);
        };
    }

    /** The verb of that word, with what it needs to know. */
    static Verb verb(String word, @Nullable String region, @Nullable String priority) {
        return switch (word) {
            case "reroute" -> new Verb.Reroute(region, priority);
            default ->
                ALL.stream()
                        .filter(it -> it.word().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new Missing("An order has no verb of that name."));
        };
    }

    boolean known(@Nullable String region, @Nullable String priority) {
        return (region == null || routes.regions().containsKey(region))
                && (priority == null || routes.priorities().containsKey(priority));
    }

    private static Act act(SagaView saga, Verb verb) {
        String step = at(saga);
        return switch (verb) {
            case Verb.Retry ignored ->
                new Act(
                        "retry",
                        "Try again now",
                        false,
                        List.of(
                                "The command of %s goes out at once, with all its attempts anew.".formatted(step),
                                "It is the same work: a participant that has done it already does not do it twice."));
            case Verb.Approve ignored ->
                new Act("approve", "Approve", false, List.of("The command of %s goes out at once.".formatted(step)));
            case Verb.Resume ignored ->
                new Act(
                        "resume",
                        "Resume",
                        false,
                        List.of("It goes on where it was held. The time that it was held does not count."));
            case Verb.Pause ignored ->
                new Act(
                        "pause",
                        "Pause",
                        false,
                        List.of(
                                "Nothing more is sent for it until somebody resumes it; its deadlines stand still.",
                                "A command that is out already may still be done; its outcome is taken down."));
            case Verb.Skip ignored ->
                new Act(
                        "skip",
                        "Skip the step",
                        true,
                        List.of(
                                "It goes on as if %s were done; later steps see an empty result of it.".formatted(step),
                                "Nobody does it any more. Where it has to have a result, skip it by the API, which takes one."));
            case Verb.Cancel ignored ->
                new Act("cancel", "Cancel", true, List.of("It is stopped for good.", undoes(saga)));
            case Verb.Terminate ignored ->
                new Act(
                        "terminate",
                        "Terminate",
                        true,
                        List.of(
                                "It is stopped for good and left as it is: nothing is undone.",
                                "This cannot be taken back."));
            case Verb.Reroute ignored -> throw new IllegalStateException("it has its own");
        };
    }

    private static String at(SagaView saga) {
        return Why.current(saga)
                .or(() -> saga.steps().stream()
                        .filter(it -> !List.of("DONE", "SKIPPED").contains(it.status()))
                        .findFirst())
                .map(SagaView.StepView::name)
                .orElse("its step");
    }

    private static String undoes(SagaView saga) {
        String done = saga.steps().stream()
                .filter(it -> it.status().equals("DONE") && it.compensation() == null)
                .map(SagaView.StepView::name)
                .collect(Collectors.collectingAndThen(Collectors.toList(), it -> String.join(", ", it.reversed())));
        return done.isEmpty()
                ? "Nothing has been done for it that would have to be undone; a command that is out is waited for."
                : "What was done is undone, the latest first: %s.".formatted(done);
    }
}
