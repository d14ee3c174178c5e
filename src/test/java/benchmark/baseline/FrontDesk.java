package benchmark.baseline;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Takes orders. */
@RestController
class FrontDesk {
    private final Steps steps;
    private final JsonMapper json;

    FrontDesk(Steps steps, JsonMapper json) {
        this.steps = steps;
        this.json = json;
    }

    @PostMapping("/api/orders")
    @ResponseStatus(HttpStatus.CREATED)
    void place(@RequestBody String body) {
        steps.place(json.readTree(body).path("orderId").asString(), body);
    }
}
