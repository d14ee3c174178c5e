/** Tests of those who do the steps, and of what becomes of the others while one is away. */
@NullMarked
package io.warren.engine.participant;

import org.jspecify.annotations.NullMarked;
