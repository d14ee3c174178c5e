package io.warren.engine.saga;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.warren.engine.message.Action;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The compact form in which a saga's state is stored: short names, times in microseconds, nothing that is absent. Old
 * documents must stay readable: names may be added, never given another meaning.
 */
@JsonInclude(JsonInclude.Include.NON_DEFAULT)
record SagaDocument(
        char p,
        char a,
        int s,
        int n,
        long t,
        @Nullable String r,
        @Nullable Ending e,
        @Nullable Ending ue,
        int us,
        @Nullable String uw,
        long dl,
        long h,
        boolean d,
        int told,
        @Nullable Telling last,
        int sp,
        @Nullable List<Telling> open,
        @Nullable List<StepDocument> steps,
        @Nullable List<NoteDoc> notes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record NoteDoc(
            long t,
            int s,
            char a,
            int n,
            String w,
            @Nullable String r) {}

    static String write(SagaState state) {
        return JSON.writeValueAsString(of(state));
    }

    /** @param route stands in columns of its own, because it is searched */
    static SagaState read(String json, Route route) {
        return JSON.readValue(json, SagaDocument.class).state(route);
    }

    private static SagaDocument of(SagaState state) {
        return switch (state.phase()) {
            case Phase.Working(var turn, var deadline) -> with('W', turn, micros(deadline), null, null, state);
            case Phase.Resting(var turn, var until) -> with('R', turn, micros(until), null, null, state);
            case Phase.Asking(var turn) -> with('A', turn, 0, null, null, state);
            case Phase.Stuck(var turn, var reason) -> with('S', turn, 0, reason, null, state);
            case Phase.Over(var ending) -> with('O', new Turn(Action.DO, 0, 0), 0, null, ending, state);
        };
    }

    private static SagaDocument with(char p, Turn turn, long t, @Nullable String r, @Nullable Ending e, SagaState of) {
        var unwinding = of.unwinding();
        return new SagaDocument(
                p,
                letter(turn.action()),
                turn.step(),
                turn.attempt(),
                t,
                r,
                e,
                unwinding instanceof Unwinding.ToEnd end ? end.ending() : null,
                unwinding instanceof Unwinding.ToStep to ? to.step() + 1 : 0,
                unwinding == null ? null : unwinding.why(),
                micros(of.deadline()),
                micros(of.heldSince()),
                of.dispatched(),
                of.told(),
                null,
                of.speech().spoken(),
                of.speech().open().isEmpty() ? null : of.speech().open(),
                StepDocument.of(of.steps()),
                of.notes().isEmpty()
                        ? null
                        : of.notes().stream().map(SagaDocument::note).toList());
    }

    private SagaState state(Route route) {
        var logs = steps == null ? List.<StepLog>of() : StepDocument.logs(steps);
        var said = notes == null
                ? List.<Note>of()
                : notes.stream().map(SagaDocument::note).toList();
        return new SagaState(route, phase(), unwinding(), logs, said, maybe(dl), maybe(h), speech());
    }

    /** The first releases remembered the latest event only. */
    private Speech speech() {
        var unsure = open != null ? open : last != null ? List.of(last) : List.<Telling>of();
        return new Speech(d, sp, told, unsure);
    }

    private Phase phase() {
        var turn = new Turn(action(a), s, n);
        return switch (p) {
            case 'W' -> new Phase.Working(turn, instant(t));
            case 'R' -> new Phase.Resting(turn, instant(t));
            case 'A' -> new Phase.Asking(turn);
            case 'S' -> new Phase.Stuck(turn, r == null ? "" : r);
            case 'O' -> new Phase.Over(e == null ? Ending.TERMINATED : e);
            default -> throw new IllegalStateException("unknown phase '" + p + "' in a stored saga");
        };
    }

    private @Nullable Unwinding unwinding() {
        String why = uw == null ? "" : uw;
        if (us > 0) {
            return new Unwinding.ToStep(us - 1, why);
        }
        return ue == null ? null : new Unwinding.ToEnd(ue, why);
    }

    private static NoteDoc note(Note note) {
        return new NoteDoc(
                micros(note.at()), note.step(), letter(note.action()), note.attempt(), note.what(), note.reason());
    }

    private static Note note(NoteDoc doc) {
        return new Note(instant(doc.t()), doc.s(), action(doc.a()), doc.n(), doc.w(), doc.r());
    }

    private static char letter(Action action) {
        return action == Action.DO ? 'd' : 'u';
    }

    private static Action action(char letter) {
        return letter == 'u' ? Action.UNDO : Action.DO;
    }

    static long micros(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    static @Nullable Instant maybe(long micros) {
        return micros == 0 ? null : instant(micros);
    }
}
