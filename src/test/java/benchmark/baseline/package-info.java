/**
 * What a team writes by hand: a table, a RabbitTemplate and four listeners with a transaction each. It loses an order when
 * it is killed between a commit and a send. The benchmark runs it beside Warren. It is no part of io.warren, so that no
 * test of Warren finds its beans. Begin reading at BaselineApplication.
 */
@NullMarked
package benchmark.baseline;

import org.jspecify.annotations.NullMarked;
