package io.warren.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Orders of about 1 KiB: half from one region, the others from two.
 *
 * @param run begins all their ids
 * @param priorities taken in turn
 */
record Demand(String run, List<String> priorities, String workflow) {
    static final String SKU = "OFF-BI-10001524";
    private static final String USUAL = "order-fulfillment";
    private static final List<String> REGIONS =
            List.of("us-east", "us-east", "us-east", "us-east", "us-east", "eu", "eu", "eu", "apac", "apac");
    private static final List<String> FIVE = List.of("economy", "standard", "standard", "standard", "standard");
    private static final int ITEMS = 13;

    /** One in twenty is express, one in five economy. */
    static Demand usual(String run) {
        var twenty = IntStream.range(0, 20)
                .mapToObj(i -> i == 19 ? "express" : FIVE.get(i % 5))
                .toList();
        return new Demand(run, twenty, USUAL);
    }

    static Demand express(String run) {
        return new Demand(run, List.of("express"), USUAL);
    }

    /** No express. */
    static Demand bulk(String run) {
        return new Demand(run, FIVE, USUAL);
    }

    Demand walking(String other) {
        return new Demand(run, priorities, other);
    }

    String idOf(int number) {
        return run + "-" + number;
    }

    String priorityOf(int number) {
        return priorities.get(number % priorities.size());
    }

    byte[] order(int number) {
        String items = IntStream.range(0, ITEMS)
                .mapToObj(i -> "{\"sku\":\"" + SKU + "\",\"quantity\":" + (1 + i % 3) + ",\"unitPrice\":\"" + (10 + i)
                        + ".99\"}")
                .collect(Collectors.joining(","));
        String kind = workflow.equals(USUAL) ? "" : "\"workflow\":\"%s\",".formatted(workflow);
        return """
                {"orderId":"%s",%s"userId":"customer-%d","region":"%s","priority":"%s","items":[%s],"totalAmount":"243.98",\
                "shippingAddress":{"street":"%d Main Street","city":"Henderson","state":"Kentucky",\
                "postalCode":"42420","country":"United States"}}""".formatted(
                        idOf(number),
                        kind,
                        number % 1_000,
                        REGIONS.get(number % REGIONS.size()),
                        priorityOf(number),
                        items,
                        number % 900)
                .getBytes(StandardCharsets.UTF_8);
    }
}
