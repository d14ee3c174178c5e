package io.warren.shop.intake;

import io.warren.engine.route.Explain;
import io.warren.engine.route.Explanation;
import io.warren.engine.route.LiveTopology;
import io.warren.engine.route.TopologyView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Where commands go, and why. */
@RestController
class TopologyController {
    private final LiveTopology topology;
    private final Explain explain;

    TopologyController(LiveTopology topology, Explain explain) {
        this.topology = topology;
        this.explain = explain;
    }

    @GetMapping("/api/topology")
    TopologyView topology() {
        return topology.view();
    }

    @GetMapping("/api/routes/explain")
    Explanation explain(
            @RequestParam String step,
            @RequestParam(required = false) @Nullable String region,
            @RequestParam(required = false) @Nullable String priority) {
        try {
            return explain.explain(step, region, priority);
        } catch (IllegalArgumentException e) {
            throw new Refused(422, String.valueOf(e.getMessage()));
        }
    }
}
