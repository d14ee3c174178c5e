/** Tests of what nobody could handle. */
@NullMarked
package io.warren.engine.parking;

import org.jspecify.annotations.NullMarked;
