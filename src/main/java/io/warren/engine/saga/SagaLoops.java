package io.warren.engine.saga;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.warren.engine.broker.Publisher;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** The threads that keep sagas going: begin, advance, dispatch and sweep, each a step function of its own. */
@Component
@SagasAreKept
class SagaLoops implements SmartLifecycle {
    private static final Logger LOG = LoggerFactory.getLogger(SagaLoops.class);
    private static final int REQUESTS_WAITING = 4_096;
    private static final int PARCELS_WAITING = 4_096;
    private static final long LATER_MS = 500;

    private final Advance advance;
    private final Clock clock;
    private final SagaSettings settings;
    private final Conveyor<Begin.Request> beginning;
    private final Conveyor<Advance.Item> advancing;
    private final Conveyor<Parcel> dispatching;
    private final Sweep sweep;
    private ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private volatile boolean running;

    SagaLoops(
            Begin begin,
            Advance advance,
            Sweep sweep,
            Publisher publisher,
            Clock clock,
            SagaSettings settings,
            MeterRegistry meters) {
        this.advance = advance;
        this.clock = clock;
        this.settings = settings;
        var dispatch = new Dispatch(publisher, this::confirmed, this::later);
        this.sweep = sweep;
        // Never full: what waits here is bounded by the prefetch of the lanes and by what waits to be dispatched.
        this.advancing =
                new Conveyor<>("advance", Integer.MAX_VALUE, settings.batch(), this::advance, Advance.Item::again);
        this.dispatching =
                new Conveyor<>("dispatch", PARCELS_WAITING, 2 * settings.batch(), dispatch::dispatch, it -> it);
        this.beginning = new Conveyor<>(
                "begin",
                REQUESTS_WAITING,
                settings.batch(),
                requests -> begin.begin(requests, dispatching::put),
                it -> it);
        List.of(beginning, advancing, dispatching)
                .forEach(it -> meters.gauge("warren.waiting", Tags.of("loop", it.name()), it, Conveyor::waiting));
    }

    /** Whether the request was taken; it is not when too many wait. */
    boolean begin(Begin.Request request) {
        return beginning.offer(request);
    }

    CompletableFuture<Decision> happen(UUID saga, SagaEvent event) {
        var answer = new CompletableFuture<Decision>();
        advancing.put(new Advance.Item(saga, event, null, -1, answer));
        return answer;
    }

    void happen(Advance.Item item) {
        advancing.put(item);
    }

    private void confirmed(Parcel parcel) {
        var event = new SagaEvent.Confirmed(clock.instant());
        advancing.put(new Advance.Item(parcel.saga(), event, null, parcel.version(), null));
    }

    private void later(Parcel parcel) {
        if (running) {
            var ignored = timer.schedule(() -> dispatching.put(parcel), LATER_MS, TimeUnit.MILLISECONDS);
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

    private static void giveUp(Advance.Item item, RuntimeException e) {
        LOG.error("saga={}: cannot be handled and stays as it was: {}", item.saga(), e.toString());
        LOG.debug("event={}", item.event(), e);
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
                CompletableFuture.allOf(handled.toArray(CompletableFuture[]::new))
                        .get(1, TimeUnit.MINUTES);
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
        timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("warren-sweep").daemon().factory());
        dispatching.start();
        advancing.start();
        beginning.start();
        running = true;
        long every = settings.sweepEvery().toMillis();
        var ignored = timer.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        running = false;
        timer.shutdownNow();
        beginning.stop();
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
