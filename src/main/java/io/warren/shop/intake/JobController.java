package io.warren.shop.intake;

import io.warren.engine.operation.Deed;
import io.warren.engine.operation.ItemState;
import io.warren.engine.operation.JobItemView;
import io.warren.engine.operation.JobView;
import io.warren.engine.operation.Jobs;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What is being done to many: progress, verdicts, and how to hold it. */
@RestController
@RequestMapping("/api/jobs")
class JobController {
    private static final int LARGEST_PAGE = 200;
    private static final int MOST_ITEMS = 1_000;

    private final Jobs jobs;

    /** @param next the cursor of the page that follows; none where there is none */
    record Page(List<JobView> jobs, @Nullable UUID next) {}

    /** @param next the cursor of the page that follows; none where there is none */
    record ItemPage(List<JobItemView> items, @Nullable Integer next) {}

    /** A verb on a job. */
    private interface Verb {
        Deed ask(UUID id, String who, @Nullable String reason);
    }

    JobController(Jobs jobs) {
        this.jobs = jobs;
    }

    @GetMapping
    Page list(@RequestParam(required = false) @Nullable UUID after, @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        var page = jobs.list(after, size);
        return new Page(page, page.size() < size ? null : page.getLast().id());
    }

    @GetMapping("/{id}")
    JobView one(@PathVariable UUID id) {
        return jobs.find(id).orElseThrow(() -> new Refused(404, "No job has the id %s.".formatted(id)));
    }

    @GetMapping("/{id}/items")
    ItemPage items(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable ItemState state,
            @RequestParam(defaultValue = "0") int after,
            @RequestParam(defaultValue = "100") int limit) {
        int size = Math.clamp(limit, 1, MOST_ITEMS);
        var page = jobs.items(one(id).id(), state, after, size);
        return new ItemPage(page, page.size() < size ? null : page.getLast().ordinal());
    }

    @PostMapping("/{id}/pause")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView pause(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        return ask(id, body, jobs::pause);
    }

    @PostMapping("/{id}/resume")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView resume(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        return ask(id, body, jobs::resume);
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.ACCEPTED)
    JobView cancel(@PathVariable UUID id, @RequestBody(required = false) byte @Nullable [] body) {
        return ask(id, body, jobs::cancel);
    }

    private JobView ask(UUID id, byte @Nullable [] body, Verb verb) {
        By who = Strict.read(body, By.class);
        Deed deed = verb.ask(one(id).id(), who.who(), who.reason());
        if (!deed.accepted()) {
            throw new Refused(409, deed.sentence());
        }
        return one(id);
    }
}
