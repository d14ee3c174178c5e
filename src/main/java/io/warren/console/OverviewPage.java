package io.warren.console;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /console}: is all well, and where is everything. */
@Controller
class OverviewPage {
    @GetMapping("/console")
    String overview() {
        return "console/overview";
    }
}
