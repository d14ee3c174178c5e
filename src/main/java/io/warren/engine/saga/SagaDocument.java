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
        @Nullable String uw,
        boolean d,
        int told,
        @Nullable Telling last,
        @Nullable List<StepDoc> steps,
        @Nullable List<NoteDoc> notes) {

    private static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record StepDoc(@Nullable LegDoc f, @Nullable LegDoc b) {}

    @JsonInclude(JsonInclude.Include.NON_DEFAULT)
    record LegDoc(
            LegStatus s,
            int n,
            int g,
            boolean u,
            long st,
            long fi,
            @Nullable String r,
            @Nullable String e) {}

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

    static SagaState read(String json) {
        return JSON.readValue(json, SagaDocument.class).state();
    }

    private static SagaDocument of(SagaState state) {
        var unwinding = state.unwinding();
        var steps = state.steps().stream().map(SagaDocument::step).toList();
        var notes = state.notes().stream().map(SagaDocument::note).toList();
        Ending ue = unwinding == null ? null : unwinding.ending();
        String uw = unwinding == null ? null : unwinding.why();
        return switch (state.phase()) {
            case Phase.Working(var turn, var deadline) ->
                at('W', turn, micros(deadline), null, null).with(ue, uw, state, steps, notes);
            case Phase.Resting(var turn, var until) ->
                at('R', turn, micros(until), null, null).with(ue, uw, state, steps, notes);
            case Phase.Stuck(var turn, var reason) ->
                at('S', turn, 0, reason, null).with(ue, uw, state, steps, notes);
            case Phase.Paused(var turn) -> at('P', turn, 0, null, null).with(ue, uw, state, steps, notes);
            case Phase.Over(var ending) ->
                at('O', new Turn(Action.DO, 0, 0), 0, null, ending).with(ue, uw, state, steps, notes);
        };
    }

    private static SagaDocument at(char p, Turn turn, long t, @Nullable String r, @Nullable Ending e) {
        return new SagaDocument(
                p, letter(turn.action()), turn.step(), turn.attempt(), t, r, e, null, null, false, 0, null, null, null);
    }

    private SagaDocument with(
            @Nullable Ending ue, @Nullable String uw, SagaState of, List<StepDoc> steps, List<NoteDoc> notes) {
        return new SagaDocument(
                p,
                a,
                s,
                n,
                t,
                r,
                e,
                ue,
                uw,
                of.dispatched(),
                of.told(),
                of.lastTold(),
                steps,
                notes.isEmpty() ? null : notes);
    }

    private SagaState state() {
        var turn = new Turn(action(a), s, n);
        Phase phase = switch (p) {
            case 'W' -> new Phase.Working(turn, instant(t));
            case 'R' -> new Phase.Resting(turn, instant(t));
            case 'S' -> new Phase.Stuck(turn, r == null ? "" : r);
            case 'P' -> new Phase.Paused(turn);
            case 'O' -> new Phase.Over(e == null ? Ending.TERMINATED : e);
            default -> throw new IllegalStateException("unknown phase '" + p + "' in a stored saga");
        };
        var unwinding = ue == null ? null : new Unwinding(ue, uw == null ? "" : uw);
        var logs = steps == null
                ? List.<StepLog>of()
                : steps.stream().map(SagaDocument::log).toList();
        var said = notes == null
                ? List.<Note>of()
                : notes.stream().map(SagaDocument::note).toList();
        return new SagaState(phase, unwinding, logs, said, d, told, last == null ? Telling.CREATED : last);
    }

    private static StepDoc step(StepLog log) {
        return new StepDoc(leg(log.forward()), leg(log.back()));
    }

    private static StepLog log(StepDoc doc) {
        return new StepLog(leg(doc.f()), leg(doc.b()));
    }

    private static @Nullable LegDoc leg(Leg leg) {
        return leg.equals(Leg.NOT_BEGUN)
                ? null
                : new LegDoc(
                        leg.status(),
                        leg.attempt(),
                        leg.generation(),
                        leg.unsure(),
                        micros(leg.startedAt()),
                        micros(leg.finishedAt()),
                        leg.result(),
                        leg.error());
    }

    private static Leg leg(@Nullable LegDoc doc) {
        return doc == null
                ? Leg.NOT_BEGUN
                : new Leg(doc.s(), doc.n(), doc.g(), doc.u(), maybe(doc.st()), maybe(doc.fi()), doc.r(), doc.e());
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

    private static long micros(@Nullable Instant at) {
        return at == null ? 0 : at.getEpochSecond() * 1_000_000 + at.getNano() / 1_000;
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1_000);
    }

    private static @Nullable Instant maybe(long micros) {
        return micros == 0 ? null : instant(micros);
    }
}
