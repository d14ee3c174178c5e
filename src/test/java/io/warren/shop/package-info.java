/** The participants on real databases: one suite, run on H2 and on PostgreSQL. */
@NullMarked
package io.warren.shop;

import org.jspecify.annotations.NullMarked;
