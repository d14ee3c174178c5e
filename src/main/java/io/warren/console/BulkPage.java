package io.warren.console;

import io.warren.engine.operation.Jobs;
import io.warren.engine.operation.Limits;
import io.warren.engine.saga.Sagas;
import io.warren.shop.intake.OrderVerbs;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** {@code /console/bulk}: one verb on all orders of a filter; they are counted, and nothing is done unless the count still holds. */
@Controller
class BulkPage {
    static final String PATH = "/console/bulk";
    private static final int MOST = 200_000;

    /** What each verb that needs no further word does to an order that can do it. */
    private static final Map<String, String> DOES = Map.of(
            "retry",
                    "Each that waits for its next attempt or as an incident tries its step again at once, with all attempts anew.",
            "pause", "Each is held: nothing more is sent for it until it is resumed, and its deadlines stand still.",
            "resume", "Each that is paused goes on where it was held.",
            "approve", "The step that waits for an approval is done.",
            "skip", "Each goes on as if the step that it is at were done, without its result.",
            "cancel", "Each is stopped, and what was done for it is undone, the latest first.",
            "terminate", "Each is stopped and left as it is; nothing is undone. This cannot be taken back.");

    private final Sagas sagas;
    private final Jobs jobs;
    private final OrderVerbs verbs;

    BulkPage(Sagas sagas, Jobs jobs, OrderVerbs verbs) {
        this.sagas = sagas;
        this.jobs = jobs;
        this.verbs = verbs;
    }

    @GetMapping(PATH)
    String confirm(Wanted wanted, @RequestParam String verb, Model model) {
        String does = DOES.get(verb);
        if (does == null) {
            throw new Missing("Many orders have no verb of that name. Known: %s.".formatted(DOES.keySet()));
        }
        if (wanted.everything()) {
            model.addAttribute("refused", "Choose a filter first: a verb is never asked of all orders there are.");
        }
        long count = wanted.everything() ? 0 : sagas.count(wanted.filter(null, MOST));
        model.addAttribute("wanted", wanted);
        model.addAttribute("verb", verb);
        model.addAttribute("count", count);
        model.addAttribute("agreed", "%s %,d %s".formatted(verb, count, count == 1 ? "order" : "orders"));
        model.addAttribute("back", wanted.at(OrdersPage.PATH));
        model.addAttribute("most", MOST);
        model.addAttribute(
                "does",
                List.of(
                        does,
                        "One that cannot do it is left alone, and its item says why.",
                        "A job does it: one order first, then ten, then a hundred, then 50 a second; it stops by itself when a tenth fails, and can be paused and cancelled."));
        model.addAttribute(
                "call",
                "curl -s -X POST localhost:8080/api/orders/bulk -H 'Content-Type: application/json' -d '{\"verb\": \"%s\", \"filter\": {...}, \"dryRun\": true}'"
                        .formatted(verb));
        return "console/bulk";
    }

    /** @param count how many there were when the person agreed */
    @PostMapping(PATH)
    String begin(
            Wanted wanted,
            @RequestParam String verb,
            @RequestParam long count,
            @RequestParam(required = false) @Nullable String reason,
            RedirectAttributes answer) {
        var orders = wanted.everything() ? List.<String>of() : sagas.select(wanted.filter(null, MOST));
        if (!DOES.containsKey(verb) || orders.isEmpty() || orders.size() != count) {
            answer.addFlashAttribute(
                    "refused",
                    "There are %,d now, it was %,d that you agreed to. Nothing was changed; look again."
                            .formatted(orders.size(), count));
            String here = wanted.at(PATH);
            return "redirect:" + here + (here.contains("?") ? "&" : "?") + "verb=" + verb;
        }
        String why = reason == null || reason.isBlank() ? null : reason.strip();
        var job = jobs.create(verbs.job(verb, Frame.named(), why, Limits.of(null, null)), orders);
        answer.addFlashAttribute(
                "said",
                "The job has begun: %s of %,d orders. GET /api/jobs/%s tells how it goes."
                        .formatted(verb, orders.size(), job.id()));
        return "redirect:" + wanted.at(OrdersPage.PATH);
    }
}
