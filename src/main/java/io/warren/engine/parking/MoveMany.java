package io.warren.engine.parking;

import io.warren.engine.operation.Errand;
import io.warren.engine.operation.JobKind;
import io.warren.engine.operation.Result;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;

/** Gives many parked messages another status; doing it twice does nothing more. */
record MoveMany(String name, ParkedStatus from, ParkedStatus to, Shelf shelf) implements JobKind {
    @Override
    public List<Result> perform(List<String> items, Errand errand) {
        var ids = items.stream().map(UUID::fromString).toList();
        var moved = new HashSet<>(shelf.move(ids, from, to, null));
        return ids.stream()
                .<Result>map(id -> moved.contains(id)
                        ? new Result.Done("It is %s.".formatted(to))
                        : new Result.Skipped("It is not %s any more.".formatted(from)))
                .toList();
    }
}
