/** The two doors on a real broker. */
@NullMarked
package io.warren.engine.broker;

import org.jspecify.annotations.NullMarked;
