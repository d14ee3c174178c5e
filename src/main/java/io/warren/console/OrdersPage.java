package io.warren.console;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.saga.SagaSummary;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Status;
import io.warren.engine.workflow.Step;
import io.warren.engine.workflow.Workflows;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriUtils;

/** {@code /console/orders}: those that a filter selects, newest first; an order's id leads to the order. */
@Controller
class OrdersPage {
    static final String PATH = "/console/orders";
    private static final int PAGE = 50;

    private final Sagas sagas;
    private final RouteSettings routes;
    private final Workflows workflows;

    OrdersPage(Sagas sagas, RouteSettings routes, Workflows workflows) {
        this.sagas = sagas;
        this.routes = routes;
        this.workflows = workflows;
    }

    /**
     * @param id an order to go to
     * @param after the last order of the page before
     */
    @GetMapping(PATH)
    String orders(
            Wanted wanted,
            @RequestParam(required = false) @Nullable String id,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        if (id != null && !id.isBlank()) {
            String key = id.strip();
            if (sagas.known(key, null)) {
                return "redirect:" + of(key);
            }
            model.addAttribute(
                    "refused", "No order was accepted here as '%s'. Ids are compared letter by letter.".formatted(key));
        }
        List<SagaSummary> found = sagas.list(wanted.filter(after, PAGE + 1));
        var page = found.stream().limit(PAGE).toList();
        String here = wanted.at(PATH);
        model.addAttribute("wanted", wanted);
        model.addAttribute("orders", page);
        model.addAttribute("first", after == null ? null : here);
        model.addAttribute(
                "next", found.size() <= PAGE ? null : next(here, page.getLast().sagaId()));
        model.addAttribute("call", "curl -s '%s'".formatted(wanted.at("localhost:8080/api/orders")));
        words(model);
        return "console/orders";
    }

    private static String next(String here, UUID last) {
        return here + (here.contains("?") ? "&" : "?") + "after=" + last;
    }

    private void words(Model model) {
        model.addAttribute("statuses", Status.values());
        model.addAttribute("regions", routes.regions().keySet());
        model.addAttribute("priorities", routes.priorities().keySet());
        model.addAttribute(
                "steps",
                workflows.all().stream()
                        .flatMap(it -> it.steps().stream())
                        .map(Step::name)
                        .distinct()
                        .toList());
    }

    /** The page of that order. */
    static String of(String orderId) {
        return PATH + "/" + UriUtils.encodePathSegment(orderId, StandardCharsets.UTF_8);
    }
}
