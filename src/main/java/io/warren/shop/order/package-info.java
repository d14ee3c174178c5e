/**
 * What a customer asked for: reads and checks an order, and finds the region and priority it is to be fulfilled in.
 * Begin reading at {@link io.warren.shop.order.Orders}.
 */
@NullMarked
package io.warren.shop.order;

import org.jspecify.annotations.NullMarked;
