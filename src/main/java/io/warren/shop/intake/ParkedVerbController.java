package io.warren.shop.intake;

import io.warren.engine.operation.JobView;
import io.warren.engine.parking.Edit;
import io.warren.engine.parking.Parked;
import io.warren.engine.parking.ParkedAnswer;
import io.warren.engine.parking.ParkedDetail;
import io.warren.engine.parking.ParkedFilter;
import io.warren.engine.parking.ParkedJobs;
import io.warren.engine.parking.ParkedVerbs;
import io.warren.engine.parking.Redirect;
import io.warren.engine.parking.Replay;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a person may do with what nobody could handle. */
@RestController
@RequestMapping("/api/parked")
class ParkedVerbController {
    private final Parked parked;
    private final ParkedVerbs verbs;
    private final ParkedJobs jobs;

    /** How one is to be sent again. */
    record One(
            @Nullable String by,
            @Nullable String reason,
            @Nullable Redirect redirect,
            @Nullable Edit edit) {}

    /** @param note in place of what stood there */
    record Note(@Nullable String by, @Nullable String note) {}

    /**
     * Which ones, and how.
     *
     * @param fingerprint of a group
     * @param filter instead; empty for all
     * @param dryRun whether only to count them
     */
    record Many(
            @Nullable String by,
            @Nullable String reason,
            @Nullable String fingerprint,
            @Nullable ParkedFilter filter,
            @Nullable Boolean dryRun,
            @Nullable Double rate,
            @Nullable Double stopAt,
            @Nullable Redirect redirect,
            @Nullable Edit edit) {}

    /** What was done with one, and how it stands now. */
    record Answer(String message, ParkedDetail parked) {}

    ParkedVerbController(Parked parked, ParkedVerbs verbs, ParkedJobs jobs) {
        this.parked = parked;
        this.verbs = verbs;
        this.jobs = jobs;
    }

    @PostMapping("/{id}/replay")
    Answer replay(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        One asked = Strict.read(body, One.class);
        var how = new Replay(asked.redirect(), asked.edit());
        return answer(id, verbs.replay(id, how, By.named(asked.by()), asked.reason()));
    }

    @PostMapping("/{id}/discard")
    Answer discard(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        By asked = Strict.read(body, By.class);
        return answer(id, verbs.discard(id, asked.who(), asked.reason()));
    }

    @PostMapping("/{id}/restore")
    Answer restore(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        By asked = Strict.read(body, By.class);
        return answer(id, verbs.restore(id, asked.who(), asked.reason()));
    }

    @PostMapping("/{id}/note")
    Answer note(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        Note asked = Strict.read(body, Note.class);
        if (asked.note() == null) {
            throw new Refused(400, "The body has no 'note'. Nothing was changed.");
        }
        return answer(id, verbs.note(id, asked.note(), By.named(asked.by())));
    }

    @PostMapping("/replay")
    ResponseEntity<Object> replayMany(@RequestBody(required = false) byte @Nullable [] body) {
        return many(ParkedJobs.Verb.REPLAY, body);
    }

    @PostMapping("/discard")
    ResponseEntity<Object> discardMany(@RequestBody(required = false) byte @Nullable [] body) {
        return many(ParkedJobs.Verb.DISCARD, body);
    }

    @PostMapping("/restore")
    ResponseEntity<Object> restoreMany(@RequestBody(required = false) byte @Nullable [] body) {
        return many(ParkedJobs.Verb.RESTORE, body);
    }

    private ResponseEntity<Object> many(ParkedJobs.Verb verb, byte @Nullable [] body) {
        Many asked = Strict.read(body, Many.class);
        ParkedFilter filter = filter(asked);
        if (Boolean.TRUE.equals(asked.dryRun())) {
            return ResponseEntity.ok(Map.of("count", jobs.count(verb, filter)));
        }
        var order = new ParkedJobs.Order(By.named(asked.by()), asked.reason(), asked.rate(), asked.stopAt());
        try {
            JobView job = jobs.start(verb, filter, new Replay(asked.redirect(), asked.edit()), order);
            return ResponseEntity.accepted()
                    .location(URI.create("/api/jobs/" + job.id()))
                    .body(job);
        } catch (IllegalArgumentException e) {
            throw new Refused(422, "The job was not begun: %s".formatted(e.getMessage()));
        }
    }

    /** Nobody means all by saying nothing. */
    private static ParkedFilter filter(Many asked) {
        if (asked.fingerprint() != null && asked.filter() == null) {
            return new ParkedFilter(null, asked.fingerprint(), null, null, null, null);
        }
        if (asked.filter() == null || asked.fingerprint() != null) {
            throw new Refused(
                    400,
                    "Say which: either 'fingerprint', or 'filter' with what /api/parked is narrowed by; {} is all of them. Nothing was changed.");
        }
        return asked.filter();
    }

    private Answer answer(UUID id, ParkedAnswer answer) {
        int refused = switch (answer.kind()) {
            case DONE -> 0;
            case UNKNOWN -> 404;
            case DENIED -> 409;
            case WRONG -> 422;
            case NOT_NOW -> 503;
        };
        if (refused != 0) {
            throw new Refused(refused, answer.sentence());
        }
        return new Answer(answer.sentence(), parked.find(id).orElseThrow());
    }
}
