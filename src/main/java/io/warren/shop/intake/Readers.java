package io.warren.shop.intake;

import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Those who read the log of events: not too many at a time, and none that holds up a stop. */
@Component
class Readers implements SmartLifecycle {
    private final int most;
    private final Semaphore seats;
    private volatile boolean open;

    Readers(IntakeSettings settings) {
        this.most = settings.eventReaders();
        this.seats = new Semaphore(most);
    }

    /** A reader's seat, until it is closed. */
    interface Seat extends AutoCloseable {
        @Override
        void close();
    }

    Seat admit() {
        if (!seats.tryAcquire()) {
            throw new Refused(503, "The log of events has %d readers already. Try again later.".formatted(most));
        }
        return seats::release;
    }

    /** Whether they may go on reading. */
    boolean open() {
        return open;
    }

    @Override
    public void start() {
        open = true;
    }

    @Override
    public void stop() {
        open = false;
    }

    @Override
    public boolean isRunning() {
        return open;
    }

    /** Stopped before the web server, which waits for its requests. */
    @Override
    public int getPhase() {
        return DEFAULT_PHASE;
    }
}
