package io.warren.engine.broker;

import io.warren.engine.message.Outcomes;
import io.warren.engine.message.Receipt;
import io.warren.engine.message.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** In an instance that keeps no sagas: publishes outcomes as replies, and settles a command once its reply is safe. */
@Component
@ConditionalOnProperty(name = "warren.saga.enabled", havingValue = "false")
class ReplyPublisher implements Outcomes, SmartLifecycle {
    private static final int BATCH = 128;
    private static final long PAUSE_MS = 500;

    private final Publisher publisher;
    private final BlockingQueue<Answer> waiting = new LinkedBlockingQueue<>(); // bounded by the prefetch of the lanes
    private volatile @Nullable Thread thread;

    private record Answer(Reply reply, Receipt receipt) {}

    ReplyPublisher(Publisher publisher) {
        this.publisher = publisher;
    }

    @Override
    public void put(Reply reply, Receipt receipt) {
        waiting.add(new Answer(reply, receipt));
    }

    private void run() {
        try {
            while (thread != null) {
                var batch = new ArrayList<Answer>();
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                publish(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(List<Answer> batch) throws InterruptedException {
        List<Boolean> published =
                publisher.publish(batch.stream().map(Answer::reply).toList());
        for (int i = 0; i < batch.size(); i++) {
            if (published.get(i)) {
                batch.get(i).receipt().settle();
            } else {
                waiting.add(batch.get(i));
            }
        }
        if (published.contains(false)) {
            Thread.sleep(PAUSE_MS);
        }
    }

    @Override
    public void start() {
        Thread starting = Thread.ofPlatform().name("warren-replies").unstarted(this::run);
        thread = starting; // before it runs: it goes on for as long as this is set
        starting.start();
    }

    @Override
    public void stop() {
        Thread running = thread;
        thread = null;
        if (running != null) {
            running.interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public int getPhase() {
        return 0;
    }
}
