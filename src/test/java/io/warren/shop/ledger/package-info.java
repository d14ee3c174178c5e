/** Tests of what the shop's participants remember. */
@NullMarked
package io.warren.shop.ledger;

import org.jspecify.annotations.NullMarked;
