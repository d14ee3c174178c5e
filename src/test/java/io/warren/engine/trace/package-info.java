@NullMarked
package io.warren.engine.trace;

import org.jspecify.annotations.NullMarked;
