package io.warren.road;

/** Orders as clients write them. */
public final class Posted {
    /** What every order here asks for. */
    public static final String SKU = "FUR-CH-10000454";

    private Posted() {}

    static String order(String id) {
        return order(id, 1, "");
    }

    /** One that gets its id from Warren. */
    static String nameless() {
        return order("").replace("\"orderId\": \"\", ", "");
    }

    /** @param more further fields, each after a comma */
    public static String order(String id, int quantity, String more) {
        return """
                {"orderId": "%s", "userId": "CG-12520",\
                 "items": [{"sku": "%s", "quantity": %d, "unitPrice": "243.98"}], "totalAmount": "243.98",\
                 "shippingAddress": {"city": "Henderson", "state": "Kentucky", "country": "United States"}%s}""".formatted(id, SKU, quantity, more);
    }
}
