package io.warren.engine.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.ConfirmListener;
import com.rabbitmq.client.Return;
import com.rabbitmq.client.ReturnCallback;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** What the broker says of one batch on one channel; told by the client's threads, awaited by the publisher's. */
final class Confirms implements ConfirmListener, ReturnCallback {
    /** A broker under load answers late, but it goes on answering. */
    private static final Duration SILENCE = Duration.ofSeconds(3);

    private final TreeMap<Long, Integer> outstanding = new TreeMap<>();
    private final Map<String, Integer> byMessageId = new HashMap<>();
    private Fate[] fates = {};
    private boolean abandoned;
    private long heard;

    /** Listens to that channel, with confirms switched on. */
    static Confirms on(Channel channel) throws IOException {
        var confirms = new Confirms();
        channel.confirmSelect();
        channel.addConfirmListener(confirms);
        channel.addReturnListener(confirms);
        channel.addShutdownListener(confirms::closed);
        return confirms;
    }

    synchronized void expect(int messages) {
        outstanding.clear();
        byMessageId.clear();
        fates = new Fate[messages];
        Arrays.fill(fates, Fate.NOT_SENT);
        abandoned = false;
    }

    synchronized void published(long sequence, int message, String messageId) {
        outstanding.put(sequence, message);
        fates[message] = Fate.UNKNOWN;
        byMessageId.put(messageId, message);
    }

    /** Whether all have been answered; of those that have not, once no answer came for a while, nothing is known. */
    synchronized boolean await() throws InterruptedException {
        heard = System.nanoTime();
        while (!outstanding.isEmpty() && !abandoned) {
            long left = TimeUnit.NANOSECONDS.toMillis(heard + SILENCE.toNanos() - System.nanoTime());
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        return outstanding.isEmpty();
    }

    synchronized List<Fate> fates() {
        return List.of(fates);
    }

    /** Whether the channel, or the broker as a whole, is why answers are missing. */
    synchronized boolean abandoned() {
        return abandoned;
    }

    /** Where only one is open, a channel that is closed over a missing right was closed over that one. */
    private synchronized void closed(ShutdownSignalException cause) {
        if (outstanding.size() == 1
                && cause.getReason() instanceof AMQP.Channel.Close close
                && close.getReplyCode() == AMQP.ACCESS_REFUSED) {
            settle(outstanding.firstKey(), false, false);
        }
        abandon();
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
        for (int message : settled.values()) {
            if (fates[message] == Fate.UNKNOWN) {
                fates[message] = ack ? Fate.CONFIRMED : Fate.REFUSED;
            }
        }
        settled.clear();
        heard = System.nanoTime();
        if (outstanding.isEmpty()) {
            notifyAll();
        }
    }

    /** Comes before the confirm of the same message, which alone would look like success. */
    @Override
    public synchronized void handle(Return returned) {
        Integer message = byMessageId.get(returned.getProperties().getMessageId());
        if (message != null) {
            fates[message] = Fate.RETURNED;
        }
    }
}
