package io.warren.engine.route;

import io.warren.engine.message.Command;
import io.warren.engine.message.Event;
import io.warren.engine.message.Message;
import io.warren.engine.message.Reply;
import io.warren.engine.message.SagaRef;
import io.warren.engine.route.RouteSettings.ParticipantLanes;
import io.warren.engine.route.RouteSettings.Priority;
import io.warren.engine.workflow.Workflow;
import java.util.Collection;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where messages go, and where they come from. */
public final class Routes {
    /** What brokers take for a message without a priority: events, and replies to what is not urgent, keep their order. */
    private static final int AS_IF_UNSET = 4;

    private final RouteSettings settings;
    private final Lanes lanes;
    private final int urgentFrom;

    public Routes(RouteSettings settings, Collection<Workflow> workflows) {
        this.settings = settings;
        this.lanes = new Lanes(settings, workflows);
        this.urgentFrom = urgentFrom(settings.priorities().values());
    }

    /** Also for words that are no longer configured: such a command ends among the unrouted ones. */
    public Address addressOf(Message message) {
        return switch (message) {
            case Command it ->
                new Address(
                        Names.ORDERS,
                        key(it.participant(), it.name(), it.saga()),
                        levelOf(it.saga().priority()),
                        laneOf(it.participant(), it.saga().region(), it.saga().priority()));
            case Event it ->
                new Address(Names.EVENTS, key(it.saga().workflow(), it.word(), it.saga()), AS_IF_UNSET, null);
            case Reply it ->
                new Address(Names.REPLIES, it.participant() + "." + it.outcome().word(), levelOf(it), null);
        };
    }

    private int levelOf(Reply reply) {
        int level = reply.priority() == null ? AS_IF_UNSET : levelOf(reply.priority());
        return isUrgent(level) ? level : AS_IF_UNSET;
    }

    /** The least level of those that have the most urgent lane; where one lane takes all, none is more urgent. */
    private static int urgentFrom(Collection<Priority> priorities) {
        var byLane = priorities.stream()
                .collect(Collectors.groupingBy(Priority::laneWord, Collectors.summarizingInt(Priority::level)));
        return byLane.size() < 2
                ? Integer.MAX_VALUE
                : byLane.values().stream()
                        .max(Comparator.comparingInt(IntSummaryStatistics::getMax))
                        .orElseThrow()
                        .getMin();
    }

    /** Whether commands of that AMQP priority go before all others wherever they wait: theirs is the most urgent lane. */
    public boolean isUrgent(int level) {
        return level >= urgentFrom;
    }

    /** The AMQP priority of commands of that priority. */
    public int levelOf(String priority) {
        Priority known = settings.priorities().get(priority);
        return known == null ? AS_IF_UNSET : known.level();
    }

    /** By queue name; participants that share lanes have the same. None for a participant that nothing names. */
    public List<LaneQueue> lanesOf(String participant) {
        return lanes.of(participant);
    }

    /** By queue name, each once. */
    public List<LaneQueue> lanes() {
        return List.copyOf(lanes.all().values());
    }

    /** Who does the steps, configured or named by a workflow. */
    public Collection<String> participants() {
        return lanes.participants();
    }

    /** The broker's users who may answer for that participant; none where it is not asked who does. */
    public List<String> usersOf(String participant) {
        ParticipantLanes set = settings.participants().get(participant);
        return set == null ? List.of() : set.users();
    }

    /** The queue that such a command lands in; none where one of the words is not configured. */
    public @Nullable String laneOf(String participant, String region, String priority) {
        return lanes.laneOf(participant, region, priority);
    }

    /** The exchange of commands. */
    public String commands() {
        return Names.ORDERS;
    }

    /** The queue of what remote participants answer, and the exchange before it. */
    public String replies() {
        return Names.REPLIES;
    }

    /** The queue of commands that nobody took in time. */
    public String expired() {
        return Names.EXPIRED;
    }

    /** The queue of what a consumer refused, or crashed on too often. */
    public String rejected() {
        return Names.REJECTED;
    }

    /** The queue of what no binding took. */
    public String unrouted() {
        return Names.UNROUTED;
    }

    /** The stream of all events. */
    public String log() {
        return Names.LOG;
    }

    private static String key(String first, String second, SagaRef saga) {
        return String.join(".", first, second, saga.region(), saga.priority());
    }
}
