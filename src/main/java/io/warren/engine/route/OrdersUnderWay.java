package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;

/** What has begun and not ended, for those who change the words of its routes. */
public interface OrdersUnderWay {
    /** How many there are in each region. */
    Map<String, Long> byRegion();

    /** How many there are of each priority. */
    Map<String, Long> byPriority();

    /** The definitions that they walk through, in the versions that they began with. */
    List<Workflow> workflows();

    /** Has them go on in another region; how many. */
    long moveRegion(String from, String to);

    /** Has them go on with another priority; how many. */
    long movePriority(String from, String to);
}
