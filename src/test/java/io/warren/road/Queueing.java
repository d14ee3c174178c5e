package io.warren.road;

import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A participant behind a door: nothing passes until it is opened, then all in the order in which it came. */
class Queueing implements Participant {
    private final CountDownLatch door = new CountDownLatch(1);
    private final List<String> served = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "counter";
    }

    @Override
    public Outcome handle(Command command) {
        try {
            door.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Outcome.Failed("closed for today");
        }
        served.add(command.saga().businessKey());
        return new Outcome.Done("{}");
    }

    void open() {
        door.countDown();
    }

    /** The orders that were served, in their order. */
    List<String> served() {
        return served;
    }
}
