/**
 * Measures Warren as its users would run it: broker, database and Warren as processes of their own, orders by REST, and
 * the processor time of each process. Begin reading at BenchmarkCommand; docs/benchmarks.md has the commands and figures.
 */
@NullMarked
package io.warren.benchmark;

import org.jspecify.annotations.NullMarked;
