package io.warren.console;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.route.Routes;
import io.warren.engine.saga.SagaDetail;
import io.warren.engine.saga.SagaView;
import io.warren.engine.saga.Sagas;
import io.warren.engine.saga.Verb;
import io.warren.engine.workflow.Workflow;
import io.warren.engine.workflow.Workflows;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import tools.jackson.databind.json.JsonMapper;

/** {@code /console/orders/{orderId}}: one order, why it stands as it does, and what can be asked of it. */
@Controller
class OrderPage {
    private final Sagas sagas;
    private final Workflows workflows;
    private final Routes routes;
    private final RouteSettings settings;
    private final Why why;
    private final Acts acts;
    private final Say say;
    private final Clock clock;
    private final JsonMapper json;

    OrderPage(
            Sagas sagas,
            Workflows workflows,
            Routes routes,
            RouteSettings settings,
            Why why,
            Acts acts,
            Say say,
            Clock clock,
            JsonMapper json) {
        this.sagas = sagas;
        this.workflows = workflows;
        this.routes = routes;
        this.settings = settings;
        this.why = why;
        this.acts = acts;
        this.say = say;
        this.clock = clock;
        this.json = json;
    }

    @GetMapping("/console/orders/{orderId}")
    String order(@PathVariable String orderId, Model model) {
        SagaDetail found = found(orderId);
        SagaView saga = found.saga();
        Workflow workflow = workflows.required(saga.workflow(), saga.workflowVersion());
        model.addAttribute("saga", saga);
        model.addAttribute("customer", found.subject());
        model.addAttribute("why", why.of(saga, workflow));
        model.addAttribute("line", TimeLine.of(saga, workflow, clock.instant(), say));
        model.addAttribute("messages", SentMessage.of(saga, workflow, routes));
        model.addAttribute("acts", acts.of(saga));
        model.addAttribute("path", OrdersPage.of(orderId));
        model.addAttribute("payload", pretty(found.payload()));
        return "console/order";
    }

    private String pretty(byte[] payload) {
        return json.readTree(new String(payload, StandardCharsets.UTF_8)).toPrettyString();
    }

    private SagaDetail found(String orderId) {
        return sagas.find(orderId).orElseThrow(() -> new Missing("No order was accepted here under this id."));
    }

    /** What that verb would do, before it is asked. */
    @GetMapping("/console/orders/{orderId}/{verb}")
    String confirm(@PathVariable String orderId, @PathVariable String verb, Model model, RedirectAttributes answer) {
        SagaView saga = found(orderId).saga();
        var act = acts.of(saga, verb);
        if (act.isEmpty()) {
            Acts.verb(verb, null, null);
            answer.addFlashAttribute("refused", "As the order stands, %s cannot be asked of it.".formatted(verb));
            return "redirect:" + OrdersPage.of(orderId);
        }
        model.addAttribute("saga", saga);
        model.addAttribute("act", act.get());
        model.addAttribute("path", OrdersPage.of(orderId));
        model.addAttribute("regions", settings.regions().keySet());
        model.addAttribute("priorities", settings.priorities().keySet());
        return "console/verb";
    }

    @PostMapping("/console/orders/{orderId}/{verb}")
    String ask(
            @PathVariable String orderId,
            @PathVariable String verb,
            @RequestParam(required = false) @Nullable String reason,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String priority,
            RedirectAttributes answer) {
        SagaView saga = found(orderId).saga();
        Verb asked = Acts.verb(verb, region, priority);
        if (!acts.known(region, priority)) {
            throw new Missing("No such region or priority is configured. Nothing was changed.");
        }
        String because = reason == null || reason.isBlank() ? null : reason.strip();
        var verdict = sagas.ask(saga.sagaId(), asked, Frame.named(), because).join();
        answer.addFlashAttribute(
                verdict.accepted() ? "said" : "refused",
                verdict.accepted()
                        ? "Asked: %s. %s"
                                .formatted(
                                        verb,
                                        verdict.why().equals("accepted")
                                                ? "What follows is seen here."
                                                : verdict.why() + ".")
                        : "Refused: %s. Nothing was changed.".formatted(verdict.why()));
        return "redirect:" + OrdersPage.of(orderId);
    }
}
