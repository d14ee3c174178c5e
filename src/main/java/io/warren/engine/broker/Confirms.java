package io.warren.engine.broker;

import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ReturnCallback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the broker says of one batch on one channel; told by the client's threads, awaited by the publisher's. */
final class Confirms implements ConfirmListener, ReturnCallback {
    private final TreeMap<Long, Integer> outstanding = new TreeMap<>();
    private final Map<String, Integer> byMessageId = new HashMap<>();
    private boolean[] good = {};
    private boolean abandoned;

    synchronized void expect(int messages) {
        outstanding.clear();
        byMessageId.clear();
        good = new boolean[messages];
        Arrays.fill(good, true);
        abandoned = false;
    }

    synchronized void published(long sequence, int message, String messageId) {
        outstanding.put(sequence, message);
        byMessageId.put(messageId, message);
    }

    /** Whether all have been answered in that time; those that have not are counted as not published. */
    synchronized boolean await(long millis) throws InterruptedException {
        long deadline = System.nanoTime() + millis * 1_000_000;
        while (!outstanding.isEmpty() && !abandoned) {
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        boolean all = outstanding.isEmpty();
        outstanding.values().forEach(message -> good[message] = false);
        return all;
    }

    synchronized List<Boolean> results() {
        var results = new ArrayList<Boolean>(good.length);
        for (boolean it : good) {
            results.add(it);
        }
        return results;
    }

    /** No more answers will come. */
    synchronized void abandon() {
        abandoned = true;
        notifyAll();
    }

    @Override
    public synchronized void handleAck(long tag, boolean multiple) {
        settle(tag, multiple, true);
    }

    @Override
    public synchronized void handleNack(long tag, boolean multiple) {
        settle(tag, multiple, false);
    }

    private void settle(long tag, boolean multiple, boolean ack) {
        var settled = multiple ? outstanding.headMap(tag, true) : outstanding.subMap(tag, true, tag, true);
        if (!ack) {
            settled.values().forEach(message -> good[message] = false);
        }
        settled.clear();
        if (outstanding.isEmpty()) {
            notifyAll();
        }
    }

    /** Comes before the confirm of the same message, which alone would look like success. */
    @Override
    public synchronized void handle(Return returned) {
        Integer message = byMessageId.get(returned.getProperties().getMessageId());
        if (message != null) {
            good[message] = false;
        }
    }
}
