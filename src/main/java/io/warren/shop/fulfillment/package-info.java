/**
 * What leaves the house and what comes back: shipments with their tracking numbers, and returned parcels. Begin reading
 * at {@code Fulfillment}.
 */
@NullMarked
package io.warren.shop.fulfillment;

import org.jspecify.annotations.NullMarked;
