package io.warren.console;

import io.warren.engine.saga.SagaFilter;
import io.warren.engine.saga.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/** Which orders, as it stands in an address; what is absent or blank does not narrow. */
record Wanted(
        @Nullable Status status,
        @Nullable String region,
        @Nullable String priority,
        @Nullable String step,
        @Nullable String customer,
        @Nullable Boolean incident,
        @Nullable Boolean open) {

    Wanted {
        region = said(region);
        priority = said(priority);
        step = said(step);
        customer = said(customer);
        incident = Boolean.TRUE.equals(incident) ? true : null;
        open = Boolean.TRUE.equals(open) ? true : null;
    }

    private static @Nullable String said(@Nullable String word) {
        return word == null || word.isBlank() ? null : word.strip();
    }

    SagaFilter filter(@Nullable UUID after, int limit) {
        return new SagaFilter(status, region, priority, step, customer, incident, open, after, limit);
    }

    /** Its words by name, without those that do not narrow. */
    public Map<String, String> words() {
        var words = new LinkedHashMap<String, String>();
        put(words, "status", status);
        put(words, "region", region);
        put(words, "priority", priority);
        put(words, "step", step);
        put(words, "customer", customer);
        put(words, "incident", incident);
        put(words, "open", open);
        return words;
    }

    private static void put(Map<String, String> words, String name, @Nullable Object value) {
        if (value != null) {
            words.put(name, value.toString());
        }
    }

    public boolean everything() {
        return words().isEmpty();
    }

    /** That address with these words. */
    String at(String path) {
        var address = UriComponentsBuilder.fromPath(path);
        words().forEach((name, value) -> address.queryParam(name, "{" + name + "}"));
        return address.encode().buildAndExpand(words()).toUriString();
    }

    /** Which orders, as people say it: orders with status running in eu. */
    public String sentence() {
        if (everything()) {
            return "all orders";
        }
        return "orders with "
                + words().entrySet().stream()
                        .map(it -> Objects.equals(it.getValue(), "true")
                                ? it.getKey().equals("open") ? "no end yet" : "an incident"
                                : it.getKey() + " " + it.getValue())
                        .collect(Collectors.joining(", "));
    }
}
