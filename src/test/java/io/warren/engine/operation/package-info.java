/** Tests of what people did, and of jobs. */
@NullMarked
package io.warren.engine.operation;

import org.jspecify.annotations.NullMarked;
