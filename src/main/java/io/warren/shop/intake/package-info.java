/**
 * The front desk: orders come in by REST, one by one or as a file, and their status goes out. Begin reading the import
 * at {@link io.warren.shop.intake.ImportCommand}, then {@link io.warren.shop.intake.OrderFeed}.
 */
@NullMarked
package io.warren.shop.intake;

import org.jspecify.annotations.NullMarked;
