package io.warren.shop.fulfillment;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who carries the parcels.
 *
 * @param defaultCarrier The carrier of all regions that name none.
 * @param carriers The carrier of a region, by the region's word.
 */
@ConfigurationProperties("warren.fulfillment")
record FulfillmentSettings(
        @DefaultValue("Warren Parcel") String defaultCarrier,
        @DefaultValue Map<String, String> carriers) {

    String carrierOf(String region) {
        return carriers.getOrDefault(region, defaultCarrier);
    }
}
