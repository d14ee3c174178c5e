package io.warren.shop.order;

import io.warren.engine.route.RouteSettings;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Which region an address belongs to: a state of a country where the configuration names states, else the country. */
final class Regions {
    private final Map<String, String> byPlace = new HashMap<>();
    private final String otherwise;

    Regions(RouteSettings settings) {
        this.otherwise = settings.defaultRegion();
        settings.regions()
                .forEach((name, region) -> region.countries().forEach(country -> {
                    if (region.states().isEmpty()) {
                        byPlace.putIfAbsent(place(country, ""), name);
                    }
                    region.states().forEach(state -> byPlace.putIfAbsent(place(country, state), name));
                }));
    }

    /** An address that is plain text, or that nobody claims, belongs to the default region. */
    String of(JsonNode address) {
        String country = address.path("country").asString("");
        String state = address.path("state").asString("");
        String byState = byPlace.get(place(country, state));
        return byState != null ? byState : byPlace.getOrDefault(place(country, ""), otherwise);
    }

    private static String place(String country, String state) {
        return (country.strip() + "|" + state.strip()).toLowerCase(Locale.ROOT);
    }
}
