package io.warren.dev;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.warren.shop.feed.OrderLine;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class SampleTest {
    private static final List<JsonNode> ORDERS = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        try (var lines = Sample.open()) {
            while (lines.hasNext()) {
                OrderLine line = lines.next();
                ORDERS.add(JsonMapper.shared().readTree(line.json()));
            }
        }
    }

    @Test
    void thereAreAsManyOrdersAsSaidEachOnce() {
        assertThat(ORDERS).hasSize(Sample.SIZE);
        assertThat(by("orderId")).hasSize(Sample.SIZE);
        assertThat(ORDERS.stream().mapToInt(o -> o.path("items").size()).sum()).isEqualTo(9_994);
    }

    @Test
    void regionsAndPrioritiesAreThoseOfTheContract() {
        assertThat(by("region"))
                .isEqualTo(Map.of("us-west", 1_611L, "us-east", 1_401L, "us-central", 1_175L, "us-south", 822L));
        assertThat(by("priority")).isEqualTo(Map.of("express", 264L, "standard", 1_751L, "economy", 2_994L));
    }

    @Test
    void theFirstOrderIsThatOfTheContract() {
        assertThat(ORDERS.getFirst()).isEqualTo(JsonMapper.shared().readTree("""
                        {"orderId": "CA-2016-152156", "userId": "CG-12520",
                         "items": [
                          {"sku": "FUR-BO-10001798", "name": "Bush Somerset Collection Bookcase",
                           "quantity": 2, "unitPrice": "130.98"},
                          {"sku": "FUR-CH-10000454",
                           "name": "Hon Deluxe Fabric Upholstered Stacking Chairs, Rounded Back",
                           "quantity": 3, "unitPrice": "243.98"}],
                         "totalAmount": "993.90", "currency": "USD",
                         "shippingAddress": {"city": "Henderson", "state": "Kentucky", "postalCode": "42420",
                                             "country": "United States"},
                         "region": "us-south", "priority": "standard"}
                        """));
    }

    @Test
    void anOrderThatListsASkuTwiceKeepsBothLinesAndItsTotal() {
        JsonNode order = ORDERS.stream()
                .filter(o -> o.path("orderId").asString().equals("CA-2016-129714"))
                .findFirst()
                .orElseThrow();

        assertThat(order.path("items").valueStream().map(i -> i.path("sku").asString()))
                .filteredOn("OFF-PA-10001970"::equals)
                .hasSize(2);
        assertThat(order.path("totalAmount").asString()).isEqualTo("4438.69");
    }

    @Test
    void allTotalsTogetherAreTheSalesOfTheSource() {
        assertThat(ORDERS.stream()
                        .map(o -> new BigDecimal(o.path("totalAmount").asString()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualByComparingTo("2297201.13");
    }

    @Test
    void theShortStockRefusesEightySevenOrdersWhenTheyComeInTurn() {
        var stock = new HashMap<>(Sample.SHORT_STOCK);

        assertThat(ORDERS.stream().filter(o -> !reserved(o, stock))).hasSize(87);
    }

    private static boolean reserved(JsonNode order, Map<String, Integer> stock) {
        Map<String, Integer> wanted = new HashMap<>();
        order.path("items")
                .forEach(i -> wanted.merge(
                        i.path("sku").asString(), i.path("quantity").asInt(), Integer::sum));
        boolean enough = wanted.entrySet().stream()
                .allMatch(w -> stock.getOrDefault(w.getKey(), Integer.MAX_VALUE) >= w.getValue());
        if (enough) {
            wanted.forEach((sku, quantity) -> stock.computeIfPresent(sku, (s, left) -> left - quantity));
        }
        return enough;
    }

    private static Map<String, Long> by(String field) {
        return ORDERS.stream().collect(groupingBy(o -> o.path(field).asString(), counting()));
    }
}
