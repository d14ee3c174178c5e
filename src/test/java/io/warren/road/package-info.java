/**
 * The road of one order, end to end: the whole of Warren on a real broker and real databases, in good times and when a
 * process is killed. Begin reading at RoadSuite.
 */
@NullMarked
package io.warren.road;

import org.jspecify.annotations.NullMarked;
