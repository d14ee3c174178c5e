package io.warren.console;

import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/** {@code GET /console/live}: tells an open page when there is something new to fetch. */
@Controller
class LiveStream {
    private final Pulse pulse;

    LiveStream(Pulse pulse) {
        this.pulse = pulse;
    }

    /** @param order only when that order has moved; none for any */
    @GetMapping(path = "/console/live", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter live(@RequestParam(required = false) @Nullable String order) {
        return pulse.listen(order);
    }
}
