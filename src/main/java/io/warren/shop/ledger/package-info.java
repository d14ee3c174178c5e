/**
 * What the shop's participants have in common: a memory of what was applied, so that a command that comes twice works
 * once, and the reading of a command's body. Begin reading at {@link io.warren.shop.ledger.Ledger}.
 *
 * <p>Plain SQL instead of entities: each statement here is an insert, or an update whose condition must be checked by
 * the database at that very moment, and no row is ever loaded to be changed.
 */
@NullMarked
package io.warren.shop.ledger;

import org.jspecify.annotations.NullMarked;
