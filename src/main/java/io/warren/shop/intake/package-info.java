/**
 * The front desk: orders in by REST, one by one or in batches, and how they stand out. An order is answered once it is stored; nothing
 * is published on a request's thread. Begin reading at {@code OrderController}.
 */
@NullMarked
package io.warren.shop.intake;

import org.jspecify.annotations.NullMarked;
