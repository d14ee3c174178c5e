package io.warren.engine.parking;

import io.warren.engine.operation.Audit;
import io.warren.engine.operation.AuditRow;
import io.warren.engine.operation.Target;
import io.warren.engine.operation.Wish;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a person may do with one parked message; each verb is written down, granted or refused. */
@Component
public class ParkedVerbs {
    private static final int LONGEST_NOTE = 2_000;

    private final Replayer replayer;
    private final Shelf shelf;
    private final Audit audit;
    private final Clock clock;

    ParkedVerbs(Replayer replayer, Shelf shelf, Audit audit, Clock clock) {
        this.replayer = replayer;
        this.shelf = shelf;
        this.audit = audit;
        this.clock = clock;
    }

    /** Sends it again. */
    public ParkedAnswer replay(UUID id, Replay how, String who, @Nullable String reason) {
        var wish = new Wish(who, "replay", Target.parked(id), reason);
        var answer = Objects.requireNonNull(
                        replayer.replay(List.of(id), how, who).get(id))
                .answer();
        audit.write(
                answer.done()
                        ? wish.accepted(ParkedStatus.PARKED.name(), ParkedStatus.REPLAYED.name(), answer.sentence())
                        : wish.denied(answer.sentence()));
        return answer;
    }

    /** Gives it up; it can be restored until its retention ends. */
    public ParkedAnswer discard(UUID id, String who, @Nullable String reason) {
        var wish = new Wish(who, "discard", Target.parked(id), reason);
        return move(id, wish, ParkedStatus.PARKED, ParkedStatus.DISCARDED, "It is discarded, and can be restored.");
    }

    /** Takes back that it was discarded. */
    public ParkedAnswer restore(UUID id, String who, @Nullable String reason) {
        var wish = new Wish(who, "restore", Target.parked(id), reason);
        return move(id, wish, ParkedStatus.DISCARDED, ParkedStatus.PARKED, "It is parked again.");
    }

    /** Writes something beside it, in place of what stood there. */
    public ParkedAnswer note(UUID id, String note, String who) {
        var wish = new Wish(who, "note", Target.parked(id), null);
        ParkedMessage record = shelf.load(List.of(id)).get(id);
        String before = record == null ? null : record.note;
        var row = Audit.row(wish.accepted(before, note, "It is noted."), clock.instant());
        return shelf.note(id, Plain.text(note, LONGEST_NOTE), row)
                ? new ParkedAnswer(ParkedAnswer.Kind.DONE, "It is noted.")
                : Replayer.unknown(id);
    }

    private ParkedAnswer move(UUID id, Wish wish, ParkedStatus from, ParkedStatus to, String sentence) {
        AuditRow row = Audit.row(wish.accepted(from.name(), to.name(), sentence), clock.instant());
        if (!shelf.move(List.of(id), from, to, row).isEmpty()) {
            return new ParkedAnswer(ParkedAnswer.Kind.DONE, sentence);
        }
        ParkedMessage record = shelf.load(List.of(id)).get(id);
        var answer = record == null
                ? Replayer.unknown(id)
                : ParkedAnswer.denied("It is %s, not %s. Nothing was changed.".formatted(record.status, from));
        audit.write(wish.denied(answer.sentence()));
        return answer;
    }
}
