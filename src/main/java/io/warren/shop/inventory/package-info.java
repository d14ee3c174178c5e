/**
 * What is on the shelves: reserves it for an order, puts it back, takes returns in. Begin reading at {@code Inventory};
 * that nothing is sold twice is decided by one SQL condition in {@code Stock}.
 */
@NullMarked
package io.warren.shop.inventory;

import org.jspecify.annotations.NullMarked;
