package io.warren.engine.saga;

import static org.assertj.core.api.Assertions.assertThat;

import io.warren.engine.message.Action;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.message.Receipt;
import io.warren.simulation.Life;
import io.warren.simulation.World;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of one order's events between the database and the broker, on virtual time. */
class AdvanceTest {
    private static final UUID ORDER = new UUID(0x7000, Long.MIN_VALUE);
    private static final Outcome YES = new Outcome.Done("{}");

    private final World world = new World(1, false);
    private final Life life = world.life("engine");
    private final SimulatedDatabase database = new SimulatedDatabase((before, after) -> {});
    private final Advance advance = new Advance(
            new SimulatedStore(database, new Conditions(world, Habits.GOOD), new Machine(life, Machine.nothingAhead())),
            SimulatedEngine.PROGRESS,
            SimulatedEngine.LETTERS,
            world.clock(),
            SimulatedEngine.METERS);

    /** Stands for a delivery. */
    private record Given(boolean held, AtomicInteger refusals) implements Receipt {
        Given(boolean held) {
            this(held, new AtomicInteger());
        }

        @Override
        public int priority() {
            return 0;
        }

        @Override
        public boolean redelivered() {
            return false;
        }

        @Override
        public void settle() {}

        @Override
        public void reject() {
            refusals.incrementAndGet();
        }
    }

    @BeforeEach
    void anOrderHasBegun() {
        var beginning = new Beginning(
                ORDER, "order-1", true, null, "print", "plain", "eu", "standard", null, new byte[] {'{', '}'});
        database.insert(List.of(
                SimulatedEngine.PROGRESS.begin(beginning, World.BEGINNING).newborn()));
        happens(new SagaEvent.Confirmed(world.now(), 1, 1), null);
    }

    @AfterEach
    void end() {
        world.end();
    }

    @Test
    void timeBeginsWhenAnOutcomeIsDecidedOn() {
        var came = done("reserve", world.now());
        world.runUntil(() -> false, world.now().plus(Duration.ofMinutes(10)));
        Instant decided = world.now();

        happens(came, new Given(true));

        assertThat(saga().state().stepDue()).isAfterOrEqualTo(decided.plusSeconds(40));
    }

    @Test
    void anOutcomeWhoseDeliveryIsGoneIsMarkedUntilItsConfirm() {
        var parcel = happens(done("reserve", world.now()), new Given(false)).getFirst();

        assertThat(parcel.receipt()).isNull();
        assertThat(saga().state().dispatched()).isFalse();
        happens(new SagaEvent.Confirmed(world.now(), parcel.spoken(), parcel.upTo()), null);
        assertThat(saga().state().dispatched()).isTrue();
    }

    @Test
    void anUndoNamesTheEffectThatItTakesBack() {
        happens(done("reserve", world.now()), new Given(true));
        happens(wish(new Verb.Retry("reserve")), null);
        var back = happens(refused("authorize"), new Given(true));
        var anew = happens(undone("reserve"), new Given(true));
        happens(wish(new Verb.Cancel()), null);
        var backAgain = happens(done("reserve", world.now()), new Given(true));

        assertThat(command(back).undoes()).isEqualTo(EffectId.of(ORDER, "reserve", Action.DO, 1));
        assertThat(command(anew).undoes()).isNull();
        assertThat(command(backAgain).undoes()).isEqualTo(EffectId.of(ORDER, "reserve", Action.DO, 2));
    }

    @Test
    void anAnswerOfSomebodyWhoDoesNotDoTheStepIsPutAsideAndChangesNothing() {
        var stranger = (SagaEvent.Replied) done("reserve", world.now());
        var before = saga();
        var receipt = new Given(true);

        var parcels = happens(
                new SagaEvent.Replied(
                        stranger.at(),
                        "payment",
                        stranger.step(),
                        stranger.action(),
                        stranger.attempt(),
                        stranger.effectId(),
                        stranger.outcome(),
                        false,
                        true),
                receipt);

        assertThat(parcels).isEmpty();
        assertThat(receipt.refusals()).hasValue(1);
        assertThat(saga()).isEqualTo(before);
    }

    private List<Parcel> happens(SagaEvent event, @Nullable Receipt receipt) {
        var out = new ArrayList<Parcel>();
        var over = new boolean[1];
        life.run(() -> {
            advance.advance(List.of(new Advance.Item(ORDER, event, receipt, null)), out::add);
            over[0] = true;
        });
        assertThat(world.runUntil(() -> over[0], world.now().plus(Duration.ofMinutes(1))))
                .isTrue();
        return out;
    }

    private SagaEvent done(String step, Instant at) {
        return replied(step, Action.DO, YES, at);
    }

    private SagaEvent undone(String step) {
        return replied(step, Action.UNDO, YES, world.now());
    }

    private SagaEvent refused(String step) {
        return replied(step, Action.DO, new Outcome.Refused("no"), world.now());
    }

    private SagaEvent replied(String step, Action action, Outcome outcome, Instant at) {
        int place = SimulatedShop.WORKFLOWS.newest("plain").indexOf(step);
        int generation = saga().state().steps().get(place).leg(action).generation();
        String effect = EffectId.of(ORDER, step, action, generation);
        String by = SimulatedShop.WORKFLOWS.newest("plain").steps().get(place).participant();
        return new SagaEvent.Replied(at, by, step, action, 1, effect, outcome, false, true);
    }

    private SagaEvent wish(Verb verb) {
        return new SagaEvent.Wish(world.now(), verb, "somebody", "because");
    }

    private static Command command(List<Parcel> parcels) {
        return (Command) parcels.getFirst().messages().getLast();
    }

    private Saga saga() {
        return Objects.requireNonNull(database.saga(ORDER));
    }
}
