package io.warren.engine.route;

import io.warren.engine.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Orders under way, without a database. */
final class InMemory implements OrdersUnderWay {
    private final Map<String, Long> regions = new TreeMap<>();
    private final Map<String, Long> priorities = new TreeMap<>();

    synchronized void add(String region, String priority) {
        regions.merge(region, 1L, Long::sum);
        priorities.merge(priority, 1L, Long::sum);
    }

    synchronized void clear() {
        regions.clear();
        priorities.clear();
    }

    @Override
    public synchronized Map<String, Long> byRegion() {
        return Map.copyOf(regions);
    }

    @Override
    public synchronized Map<String, Long> byPriority() {
        return Map.copyOf(priorities);
    }

    @Override
    public List<Workflow> workflows() {
        return List.of();
    }

    @Override
    public long moveRegion(String from, String to) {
        return move(regions, from, to);
    }

    @Override
    public long movePriority(String from, String to) {
        return move(priorities, from, to);
    }

    private synchronized long move(Map<String, Long> counts, String from, String to) {
        Long all = counts.remove(from);
        if (all == null) {
            return 0;
        }
        counts.merge(to, all, Long::sum);
        return all;
    }
}
