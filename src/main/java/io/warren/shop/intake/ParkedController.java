package io.warren.shop.intake;

import io.warren.engine.parking.Parked;
import io.warren.engine.parking.ParkedDetail;
import io.warren.engine.parking.ParkedFilter;
import io.warren.engine.parking.ParkedGroup;
import io.warren.engine.parking.ParkedLine;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What nobody could handle. */
@RestController
@RequestMapping("/api/parked")
class ParkedController {
    private static final int LARGEST_PAGE = 200;

    private final Parked parked;

    /** @param next the cursor of the page that follows; none where there is none */
    record Page(List<ParkedLine> parked, @Nullable UUID next) {}

    ParkedController(Parked parked) {
        this.parked = parked;
    }

    @GetMapping
    Page list(
            ParkedFilter filter,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(defaultValue = "50") int limit) {
        int size = Math.clamp(limit, 1, LARGEST_PAGE);
        var lines = parked.list(filter, after, size);
        return new Page(lines, lines.size() < size ? null : lines.getLast().id());
    }

    @GetMapping("/groups")
    List<ParkedGroup> groups() {
        return parked.groups();
    }

    @GetMapping("/{id}")
    ParkedDetail one(@PathVariable UUID id) {
        return parked.find(id).orElseThrow(() -> new Refused(404, "No parked message has the id %s.".formatted(id)));
    }
}
