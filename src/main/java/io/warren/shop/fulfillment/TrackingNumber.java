package io.warren.shop.fulfillment;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;

/** The name of a parcel on its way. */
final class TrackingNumber {
    private TrackingNumber() {}

    /** The same for the same effect, so that a shipment that is tried again keeps its label. */
    static String of(String effectId) {
        var hash = UUID.nameUUIDFromBytes(effectId.getBytes(StandardCharsets.UTF_8));
        String letters = new BigInteger(hash.toString().replace("-", ""), 16).toString(36);
        return "WR" + letters.toUpperCase(Locale.ROOT);
    }
}
