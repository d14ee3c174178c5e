package io.warren.engine.route;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Regions, priorities and lanes: the words of the routing key and where they lead.
 *
 * @param regions Where orders are fulfilled, and which addresses belong there.
 * @param defaultRegion Where an order goes whose address no region claims.
 * @param priorities How urgent an order can be, and which lane serves it.
 * @param defaultPriority What an order that names no priority gets.
 * @param lanes The queues of one participant in one region.
 * @param participants Who does the steps; those that the workflows name and that are not listed have the defaults.
 * @param queueType quorum, or classic on a single node.
 * @param eventLog How long the stream of events is kept.
 */
@ConfigurationProperties("warren")
public record RouteSettings(
        @DefaultValue Map<String, Region> regions,
        @DefaultValue("") String defaultRegion,
        @DefaultValue Map<String, Priority> priorities,
        @DefaultValue("standard") String defaultPriority,
        @DefaultValue Map<String, Lane> lanes,
        @DefaultValue Map<String, ParticipantLanes> participants,
        @DefaultValue("quorum") String queueType,
        @DefaultValue EventLog eventLog) {

    public RouteSettings {
        SettingsCheck.regions(regions, defaultRegion);
        SettingsCheck.queueType(queueType);
        SettingsCheck.lanes(lanes);
        SettingsCheck.priorities(priorities, defaultPriority, lanes, queueType);
        SettingsCheck.participants(participants);
    }

    /**
     * @param countries Countries whose addresses belong to the region, by their English names.
     * @param states States of those countries; none means all of them.
     */
    public record Region(
            @DefaultValue List<String> countries,
            @DefaultValue List<String> states) {}

    /**
     * @param level AMQP priority of its commands, 0 to 31; from 5 upwards is urgent on brokers before 4.3.
     * @param lane The lane that takes it.
     */
    public record Priority(int level, @Nullable String lane) {
        /** The lane, which the settings' check has found to be configured. */
        String laneWord() {
            return String.valueOf(lane);
        }
    }

    /**
     * @param ttl How long a command may wait in the lane before the broker hands it back as expired.
     * @param sla How long a command should wait at most.
     * @param concurrency Commands of one lane that one instance works on at a time.
     * @param prefetch Commands of one lane that one instance holds at a time.
     */
    public record Lane(
            Duration ttl,
            Duration sla,
            @DefaultValue("4") int concurrency,
            @DefaultValue("16") int prefetch) {}

    /**
     * @param enabled Whether this instance does the steps; false leaves the lanes to other instances or a remote service.
     * @param sharedLanes The first word of the lanes where several participants share one region's; none for own lanes.
     * @param rate Commands that this instance begins in a second at most, evenly; none for as many as it can.
     * @param users The broker's users who may answer for it, as the broker vouches for them; none where a reply is taken
     *     from whoever may publish it.
     */
    public record ParticipantLanes(
            @DefaultValue("true") boolean enabled,
            @Nullable String sharedLanes,
            @Nullable Integer rate,
            @DefaultValue List<String> users) {}

    /**
     * @param maxAge Older events may be dropped from the log.
     * @param maxSize The oldest events are dropped once the log is larger than this.
     */
    public record EventLog(
            @DefaultValue("30d") Duration maxAge,
            @DefaultValue("2GB") DataSize maxSize) {}

    boolean quorum() {
        return queueType.equals("quorum");
    }
}
