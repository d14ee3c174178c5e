/**
 * The other side of the front desk: sends a file of orders to a running Warren, by REST like anybody else. Begin reading
 * at {@link io.warren.shop.feed.ImportCommand}, then {@link io.warren.shop.feed.OrderFeed}.
 */
@NullMarked
package io.warren.shop.feed;

import org.jspecify.annotations.NullMarked;
