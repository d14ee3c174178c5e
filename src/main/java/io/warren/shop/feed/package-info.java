/**
 * The other side of the front desk: sends a file of orders to a running Warren, and prints what it tells, by REST like
 * anybody else. Begin reading at {@link io.warren.shop.feed.ImportCommand}, then {@link io.warren.shop.feed.OrderFeed};
 * or at {@link io.warren.shop.feed.EventsCommand}.
 */
@NullMarked
package io.warren.shop.feed;

import org.jspecify.annotations.NullMarked;
