package io.warren.console;

import io.warren.engine.broker.BrokerState;
import io.warren.engine.saga.Sagas;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: is all well, and where is everything. */
@Controller
class OverviewPage {
    private static final int LANES_SHOWN = 12;

    private final Sagas sagas;
    private final Waits waits;
    private final Concerns concerns;
    private final Paces paces;
    private final BrokerState broker;

    OverviewPage(Sagas sagas, Waits waits, Concerns concerns, Paces paces, BrokerState broker) {
        this.sagas = sagas;
        this.waits = waits;
        this.concerns = concerns;
        this.paces = paces;
        this.broker = broker;
    }

    @GetMapping("/console")
    String overview(Model model) {
        var figures = Figures.of(sagas.counts());
        var lanes = waits.byLane(sagas.waits());
        model.addAttribute("figures", figures);
        model.addAttribute("lanes", lanes.stream().limit(LANES_SHOWN).toList());
        model.addAttribute("moreLanes", Math.max(0, lanes.size() - LANES_SHOWN));
        model.addAttribute("paces", List.of(paces.intake(), paces.completion()));
        model.addAttribute("broker", broker);
        model.addAttribute("verdict", Verdict.of(sentence(lanes), figures.incidents(), concerns.all()));
        return "console/overview";
    }

    private static String sentence(List<Waits.Lane> lanes) {
        long late = Waits.late(lanes);
        return late == 0
                ? "All lanes within their SLA"
                : late == 1 ? "1 lane is behind its SLA" : "%,d lanes are behind their SLA".formatted(late);
    }
}
