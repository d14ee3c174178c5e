package io.warren.benchmark;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Orders of about 1 KiB: half from one region, the others from two; one in so many is express, one in five economy. */
record Demand(String run, int expressOneIn) {
    static final String SKU = "OFF-BI-10001524";
    private static final List<String> REGIONS =
            List.of("us-east", "us-east", "us-east", "us-east", "us-east", "eu", "eu", "eu", "apac", "apac");
    private static final int ITEMS = 13;

    /** One in twenty is express. */
    static Demand usual(String run) {
        return new Demand(run, 20);
    }

    String idOf(int number) {
        return run + "-" + number;
    }

    String priorityOf(int number) {
        if (number % expressOneIn == expressOneIn - 1) {
            return "express";
        }
        return number % 5 == 0 ? "economy" : "standard";
    }

    byte[] order(int number) {
        String items = IntStream.range(0, ITEMS)
                .mapToObj(i ->
                        "{\"sku\":\"%s\",\"quantity\":%d,\"unitPrice\":\"%d.99\"}".formatted(SKU, 1 + i % 3, 10 + i))
                .collect(Collectors.joining(","));
        return """
                {"orderId":"%s","userId":"customer-%d","region":"%s","priority":"%s","items":[%s],"totalAmount":"243.98",\
                "shippingAddress":{"street":"%d Main Street","city":"Henderson","state":"Kentucky",\
                "postalCode":"42420","country":"United States"}}""".formatted(
                        idOf(number),
                        number % 1_000,
                        REGIONS.get(number % REGIONS.size()),
                        priorityOf(number),
                        items,
                        number % 900)
                .getBytes(StandardCharsets.UTF_8);
    }
}
