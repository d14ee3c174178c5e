package io.warren.engine.operation;

import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The thread that keeps jobs going, in an instance that keeps sagas. */
@Component
@ConditionalOnProperty(name = "warren.saga.enabled", matchIfMissing = true)
class JobLoop implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);
    private static final long BUSY_MS = 50;
    private static final long IDLE_MS = 1_000;
    private static final long TROUBLE_MS = 2_000;

    private final JobWorker worker;
    private volatile boolean running;
    private Thread thread = Thread.currentThread();

    JobLoop(JobWorker worker, MeterRegistry meters) {
        this.worker = worker;
        meters.gauge("warren.jobs.open", worker, JobWorker::open);
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(tick());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** How long until the next. */
    private long tick() {
        try {
            return worker.tick() ? BUSY_MS : IDLE_MS;
        } catch (RuntimeException e) {
            LOG.warn("Jobs wait: {}", e.toString());
            return TROUBLE_MS;
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofPlatform().name("warren-jobs").start(this::run);
    }

    /** Lets the move that is being made come to its end. */
    @Override
    public void stop() {
        running = false;
        try {
            thread.join(10_000);
            worker.stop();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.debug("The leases of jobs run out by themselves. {}", e.toString());
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sagas' loops, which its verbs need. */
    @Override
    public int getPhase() {
        return 100;
    }
}
