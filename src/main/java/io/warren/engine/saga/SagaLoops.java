package io.warren.engine.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.warren.engine.broker.LogTrail;
import io.warren.engine.broker.Publisher;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The loops that keep sagas going: begin, advance, dispatch and sweep, each a step function of its own. */
@Component
@SagasAreKept
class SagaLoops implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SagaLoops.class);
    private static final int REQUESTS_WAITING = 4_096;
    private static final int PARCELS_WAITING = 4_096;
    private static final Duration LATER = Duration.ofMillis(500);
    private static final Duration MARKS_WAIT = Duration.ofSeconds(1);
    private static final Duration SWEEP_PATIENCE = Duration.ofMinutes(1);

    private final Advance advance;
    private final Clock clock;
    private final Drive drive;
    private final SagaSettings settings;
    private final Tiers<Begin.Request> beginning;
    private final Tiers<Advance.Item> advancing;
    private final Tiers<Parcel> dispatching;
    private final MeterRegistry meters;
    private final Sweep sweep;
    private final Marks marks = new Marks();
    private volatile Drive.Turning sweeping = patience -> {};
    private volatile Drive.Turning marking = patience -> {};
    private volatile boolean running;

    SagaLoops(
            Begin begin,
            Advance advance,
            Sweep sweep,
            Publisher publisher,
            Clock clock,
            Drive drive,
            Urgency urgency,
            SagaSettings settings,
            MeterRegistry meters) {
        this.advance = advance;
        this.clock = clock;
        this.drive = drive;
        this.settings = settings;
        this.sweep = sweep;
        this.meters = meters;
        this.dispatching = new Tiers<>(
                urgency::of,
                dispatching("dispatch-urgent", publisher.another("urgent")),
                dispatching("dispatch", publisher));
        this.advancing = new Tiers<>(urgency::of, advancing("advance-urgent"), advancing("advance"));
        this.beginning = new Tiers<>(urgency::of, beginning("begin-urgent", begin), beginning("begin", begin));
    }

    private Conveyor<Begin.Request> beginning(String name, Begin begin) {
        return loop(
                name,
                REQUESTS_WAITING,
                settings.batch(),
                requests -> begin.begin(requests, dispatching::put),
                it -> it);
    }

    private Conveyor<Parcel> dispatching(String name, Publisher publisher) {
        var dispatch = new Dispatch(publisher, this::confirmed, this::later);
        return loop(name, PARCELS_WAITING, 2 * settings.batch(), dispatch::dispatch, it -> it);
    }

    /** Never full: what waits here is bounded by the prefetch of the lanes and by what waits to be dispatched. */
    private Conveyor<Advance.Item> advancing(String name) {
        return loop(name, Integer.MAX_VALUE, settings.batch(), this::fold, Advance.Item::again);
    }

    private <T> Conveyor<T> loop(String name, int capacity, int batch, Consumer<List<T>> step, UnaryOperator<T> again) {
        var loop = new Conveyor<>(drive, name, capacity, batch, step, again);
        loop.measure(meters);
        return loop;
    }

    /** Whether the request was taken; it is not when too many wait. */
    boolean begin(Begin.Request request) {
        return beginning.offer(request);
    }

    CompletableFuture<Decision> happen(UUID saga, SagaEvent event) {
        var answer = new CompletableFuture<Decision>();
        advancing.put(new Advance.Item(saga, event, null, answer));
        return answer;
    }

    void happen(Advance.Item item) {
        advancing.put(item);
    }

    private void confirmed(Parcel parcel) {
        var event = new SagaEvent.Confirmed(clock.instant(), parcel.spoken(), parcel.upTo());
        marks.add(parcel.saga(), event);
    }

    private void mark() {
        marks.alone().forEach(advancing::put);
    }

    private void later(Parcel parcel) {
        if (running) {
            drive.later(LATER, () -> dispatching.put(parcel));
        }
    }

    private void fold(List<Advance.Item> batch) {
        var all = marks.join(batch);
        try {
            advance(all);
        } catch (StoreUnavailable e) {
            marks.back(all);
            throw e;
        }
    }

    /** A batch in which one saga cannot be handled is handled one by one, so that the others are not held up. */
    private void advance(List<Advance.Item> batch) {
        try {
            advance.advance(batch, dispatching::put);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (batch.size() == 1) {
                giveUp(batch.getFirst(), e);
            } else {
                batch.forEach(item -> advance(List.of(item.again())));
            }
        }
    }

    private void giveUp(Advance.Item item, RuntimeException e) {
        try (var ignored = LogTrail.of(advance.nameOf(item.saga()))) {
            LOG.error("saga={}: cannot be handled and stays as it was: {}", item.saga(), e.toString());
            LOG.debug("event={}", item.event(), e);
        }
        if (item.receipt() != null) {
            item.receipt().settle();
        }
        if (item.answer() != null) {
            item.answer().completeExceptionally(e);
        }
    }

    private void sweep() {
        try {
            Sweep.Found due;
            do {
                due = sweep.sweep();
                SagaEvent event = due.event();
                var handled = due.sagas().stream().map(id -> happen(id, event)).toList();
                drive.await(CompletableFuture.allOf(handled.toArray(CompletableFuture[]::new)), SWEEP_PATIENCE);
            } while (!due.sagas().isEmpty() && running);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (StoreUnavailable e) {
            LOG.warn("sweep: {}", e.getMessage());
        } catch (ExecutionException | TimeoutException | CompletionException e) {
            LOG.error("sweep: a saga that is due could not be handled; it is tried again.", e);
        } catch (RuntimeException e) {
            LOG.error("sweep failed and is tried again.", e);
        }
    }

    @Override
    public void start() {
        dispatching.start();
        advancing.start();
        beginning.start();
        running = true;
        sweeping = drive.every(settings.sweepEvery(), "warren-sweep", this::sweep);
        marking = drive.every(MARKS_WAIT, "warren-marks", this::mark);
    }

    @Override
    public void stop() {
        running = false;
        sweeping.end(Duration.ZERO);
        marking.end(Duration.ZERO);
        beginning.stop();
        mark();
        mark();
        advancing.stop();
        dispatching.stop();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Up before the lanes and the web server bring work, down after them. */
    @Override
    public int getPhase() {
        return 0;
    }
}
