package io.warren.contract;

import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What was answered to a request. */
record Answer(HttpResponse<String> response) {
    int status() {
        return response.statusCode();
    }

    String body() {
        return response.body();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body());
    }

    /** The text of a member, or of one further inside by a JSON pointer. */
    String text(String pointer) {
        return json().at(pointer).asString("");
    }

    String type() {
        return header("Content-Type").orElse("application/octet-stream");
    }

    Optional<String> header(String name) {
        return response.headers().firstValue(name);
    }
}
