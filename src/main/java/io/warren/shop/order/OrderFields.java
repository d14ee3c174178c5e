package io.warren.shop.order;

import io.warren.shop.order.BadOrder.Problem;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The fields of a posted order, and what is wrong with them; all of it, not only the first. */
final class OrderFields {
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,99}");
    private static final int LONGEST_NAME = 200;
    private static final int MOST_ITEMS = 1_000;

    private final ObjectNode order;
    private final List<Problem> problems = new ArrayList<>();

    OrderFields(ObjectNode order) {
        this.order = order;
    }

    void check() throws BadOrder {
        checkCustomer();
        checkItems();
        checkTotal();
        checkAddress();
        checkId();
        checkWord("region");
        checkWord("priority");
        checkWord("workflow");
        if (!problems.isEmpty()) {
            throw BadOrder.wrong(problems);
        }
    }

    String customer() {
        return order.path("userId").asString("");
    }

    BigDecimal total() {
        return Objects.requireNonNull(amount(order.path("totalAmount")));
    }

    /** The text of a field; none where it is absent, null or empty. */
    @Nullable
    String optional(String field) {
        String text = order.path(field).asString("");
        return text.isEmpty() ? null : text;
    }

    private void checkCustomer() {
        JsonNode id = order.path("userId");
        if (missing(id)) {
            wrong("userId", "is missing");
        } else if (!id.isString() && !id.isNumber()) {
            wrong("userId", "is no text");
        } else if (id.asString("").isBlank() || id.asString("").length() > LONGEST_NAME) {
            wrong("userId", "has not 1 to %d characters".formatted(LONGEST_NAME));
        }
    }

    private void checkItems() {
        JsonNode items = order.path("items");
        if (missing(items)) {
            wrong("items", "is missing");
        } else if (!items.isArray() || items.isEmpty()) {
            wrong("items", "is no list with at least one item");
        } else if (items.size() > MOST_ITEMS) {
            wrong("items", "has more than %d items".formatted(MOST_ITEMS));
        } else {
            for (int i = 0; i < items.size(); i++) {
                checkItem("items[" + i + "]", items.get(i));
            }
        }
    }

    private void checkItem(String at, JsonNode item) {
        if (!item.isObject()) {
            wrong(at, "is no object");
            return;
        }
        JsonNode quantity = item.path("quantity");
        if (!missing(quantity)
                && !(quantity.isIntegralNumber() && quantity.canConvertToInt() && quantity.intValue() > 0)) {
            wrong(at + ".quantity", "is no whole number above 0");
        }
        JsonNode price = item.path("unitPrice");
        if (!missing(price) && amount(price) == null) {
            wrong(at + ".unitPrice", "is no amount of 0 or more");
        }
        JsonNode sku = item.path("sku");
        if (!missing(sku)
                && (!sku.isString()
                        || sku.asString("").isBlank()
                        || sku.asString("").length() > 100)) {
            wrong(at + ".sku", "is no text of 1 to 100 characters");
        }
    }

    private void checkTotal() {
        JsonNode total = order.path("totalAmount");
        if (missing(total)) {
            wrong("totalAmount", "is missing");
        } else if (amount(total) == null) {
            wrong("totalAmount", "is no amount of 0 or more");
        }
    }

    private void checkAddress() {
        JsonNode address = order.path("shippingAddress");
        if (missing(address)) {
            wrong("shippingAddress", "is missing");
        } else if (!address.isObject()
                && !(address.isString() && !address.asString("").isBlank())) {
            wrong("shippingAddress", "is neither an object nor a text");
        }
    }

    private void checkId() {
        JsonNode id = order.path("orderId");
        if (!missing(id) && !(id.isString() && ID.matcher(id.asString("")).matches())) {
            wrong("orderId", "is not made of 1 to 100 letters, digits and . _ : / -");
        }
    }

    private void checkWord(String field) {
        JsonNode word = order.path(field);
        if (!missing(word) && !word.isString()) {
            wrong(field, "is no text");
        }
    }

    private static @Nullable BigDecimal amount(JsonNode node) {
        try {
            BigDecimal amount = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(node.asString("").trim());
            boolean sensible = amount.signum() >= 0 && amount.precision() <= 30 && Math.abs(amount.scale()) <= 12;
            return sensible ? amount : null;
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static boolean missing(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private void wrong(String field, String problem) {
        problems.add(new Problem(field, problem));
    }
}
