package io.warren.engine.parking;

import io.warren.engine.broker.Fate;
import io.warren.engine.operation.Errand;
import io.warren.engine.operation.JobKind;
import io.warren.engine.operation.Result;
import io.warren.engine.operation.Sent;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Whereabouts;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Sends many parked messages again, and sees whether they come back. */
@Component
class ReplayMany implements JobKind {
    static final String NAME = "parked-replay";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final Replayer replayer;
    private final Shelf shelf;
    private final Sagas sagas;
    private final ParkingSettings settings;

    ReplayMany(Replayer replayer, Shelf shelf, Sagas sagas, ParkingSettings settings) {
        this.replayer = replayer;
        this.shelf = shelf;
        this.sagas = sagas;
        this.settings = settings;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Duration patience() {
        return settings.verdictAfter();
    }

    @Override
    public List<Result> perform(List<String> items, Errand errand) {
        var how = JSON.treeToValue(errand.params(), Replay.class);
        var attempts = replayer.replay(items.stream().map(UUID::fromString).toList(), how, errand.who());
        return items.stream()
                .map(it -> result(Objects.requireNonNull(attempts.get(UUID.fromString(it)))))
                .toList();
    }

    private static Result result(Replayer.Attempt attempt) {
        return switch (attempt.fate()) {
            case null -> new Result.Skipped(attempt.answer().sentence());
            case Fate.CONFIRMED, Fate.UNKNOWN -> new Result.Pending();
            case Fate.NOT_SENT -> new Result.Later();
            case Fate.RETURNED, Fate.REFUSED ->
                new Result.Failed(attempt.answer().sentence());
        };
    }

    @Override
    public List<Result> judge(List<Sent> items, Errand errand, boolean lastCall) {
        var records =
                shelf.load(items.stream().map(it -> UUID.fromString(it.item())).toList());
        Map<UUID, Whereabouts> whereabouts = sagas.whereabouts(records.values().stream()
                .filter(it -> it.handedBack && it.sagaId != null)
                .map(it -> Objects.requireNonNull(it.sagaId))
                .collect(Collectors.toSet()));
        return items.stream()
                .map(it -> judge(it, records.get(UUID.fromString(it.item())), whereabouts, lastCall))
                .toList();
    }

    private static Result judge(
            Sent sent, @Nullable ParkedMessage record, Map<UUID, Whereabouts> whereabouts, boolean lastCall) {
        if (record == null) {
            return new Result.Skipped("The record is gone.");
        }
        if (record.sendingSince != null) {
            return lastCall
                    ? new Result.Skipped(
                            "Warren ended, or lost the broker, while it was sent: whether it arrived is not known. It stays parked and is not sent again by itself.")
                    : new Result.Pending();
        }
        boolean tried = record.replayedAt != null && !record.replayedAt.isBefore(sent.at());
        return switch (record.status) {
            case PARKED -> tried ? new Result.Failed("It came back: " + record.why) : new Result.Later();
            case REPLAYED ->
                tried ? replayed(record, whereabouts, lastCall) : new Result.Skipped("It was replayed before.");
            case DISCARDED -> new Result.Skipped("It was discarded in the meantime.");
            case RESOLVED -> new Result.Done("Its order went on.");
        };
    }

    private static Result replayed(ParkedMessage it, Map<UUID, Whereabouts> whereabouts, boolean lastCall) {
        if (!it.handedBack) {
            return lastCall ? new Result.Done("It has not come back.") : new Result.Pending();
        }
        Whereabouts saga = it.sagaId == null ? null : whereabouts.get(it.sagaId);
        if (saga == null || !saga.waitsFor(it.step, it.action, it.attempt)) {
            return new Result.Done("Its order went on.");
        }
        return lastCall ? new Result.Failed("Its order is an incident at that step still.") : new Result.Pending();
    }
}
