package io.warren.engine.parking;

import io.warren.engine.route.RouteSettings;
import io.warren.engine.route.Routes;
import io.warren.engine.workflow.NearestWord;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds where a message is sent again. */
@Component
class Destination {
    private static final int COMMAND_WORDS = 4;
    private static final int USUAL_PRIORITY = 4;

    private final Routes routes;
    private final RouteSettings settings;

    /**
     * Where it goes.
     *
     * @param headers that have to say the same
     */
    record Place(String exchange, String routingKey, int priority, Map<String, String> headers) {}

    Destination(Routes routes, RouteSettings settings) {
        this.routes = routes;
        this.settings = settings;
    }

    Place of(ParkedMessage it, @Nullable Redirect redirect) throws Refusal {
        Redirect asked = redirect == null ? new Redirect(null, null, null, null) : redirect;
        String exchange =
                asked.exchange() == null ? origin(it, asked) : known("exchange", asked.exchange(), exchanges());
        String key = asked.routingKey() == null ? it.routingKey : asked.routingKey();
        boolean words = asked.region() != null || asked.priority() != null;
        String[] parts = key.split("\\.", -1);
        boolean command = exchange.equals(routes.commands()) && parts.length == COMMAND_WORDS;
        if (words && !command) {
            throw new Refusal(
                    ParkedAnswer.wrong(
                            "Only a command has a region and a priority. Redirect this one by exchange and routingKey. Nothing was sent."));
        }
        return command ? command(parts, asked) : new Place(exchange, key, USUAL_PRIORITY, Map.of());
    }

    /** @throws IllegalArgumentException with a clause that says which word is not configured */
    void check(@Nullable Redirect redirect) {
        try {
            if (redirect != null) {
                checkWord("region", redirect.region(), settings.regions().keySet());
                checkWord("priority", redirect.priority(), settings.priorities().keySet());
                checkWord("exchange", redirect.exchange(), exchanges());
            }
        } catch (Refusal e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    private static void checkWord(String kind, @Nullable String word, Collection<String> known) throws Refusal {
        if (word != null) {
            known(kind, word, known);
        }
    }

    private List<String> exchanges() {
        return List.of(routes.commands(), routes.replies(), "");
    }

    private Place command(String[] parts, Redirect asked) throws Refusal {
        var headers = new TreeMap<String, String>();
        if (asked.region() != null) {
            parts[2] = known("region", asked.region(), settings.regions().keySet());
            headers.put("region", parts[2]);
        }
        if (asked.priority() != null) {
            parts[3] = known("priority", asked.priority(), settings.priorities().keySet());
            headers.put("order-priority", parts[3]);
        }
        return new Place(routes.commands(), String.join(".", parts), routes.levelOf(parts[3]), headers);
    }

    /** Where it had been published to, unless that is where the dead letters are. */
    private String origin(ParkedMessage it, Redirect asked) throws Refusal {
        if (!it.reason.equals(Death.MISPLACED)) {
            return it.sourceExchange;
        }
        if (asked.routingKey() == null) {
            throw new Refusal(
                    ParkedAnswer.denied(
                            "Somebody put it straight among the dead letters, so where it belongs is not known. Replay it with a redirect: exchange and routingKey. Nothing was sent."));
        }
        return routes.commands();
    }

    private static String known(String kind, String word, Collection<String> known) throws Refusal {
        if (known.contains(word)) {
            return word;
        }
        throw new Refusal(ParkedAnswer.wrong("No %s '%s' is configured. %s Nothing was sent."
                .formatted(kind, Plain.text(word, 60), NearestWord.hint(word, known))));
    }
}
