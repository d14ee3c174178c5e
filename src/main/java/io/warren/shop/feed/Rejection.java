package io.warren.shop.feed;

import java.net.URI;
import java.net.http.HttpResponse;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a response that is no 200: worth another try, or the end of the feed. */
final class Rejection {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int LONGEST_QUOTE = 200;

    private Rejection() {}

    static Optional<Trouble> of(HttpResponse<String> response, URI target) throws FeedStopped {
        return switch (response.statusCode()) {
            case 200 -> Optional.empty();
            case 429, 502, 503, 504 -> Optional.of(Trouble.busy(sentence(response), response.headers()));
            default ->
                throw new FeedStopped(
                        "%s took no orders: %s. Check the address and the key.".formatted(target, sentence(response)));
        };
    }

    private static String sentence(HttpResponse<String> response) {
        String why = reason(response.body()).strip().replaceFirst("\\.$", "");
        return "it answered %d%s".formatted(response.statusCode(), why.isEmpty() ? "" : ", " + why);
    }

    /** What a problem says; empty where it is none. */
    static String reason(String body) {
        try {
            JsonNode problem = MAPPER.readTree(body);
            String why = problem.path("error").asString(problem.path("detail").asString(""));
            return why.substring(0, Math.min(why.length(), LONGEST_QUOTE));
        } catch (JacksonException e) {
            return "";
        }
    }
}
