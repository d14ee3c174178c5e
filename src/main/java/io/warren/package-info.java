/**
 * Warren: a workflow engine on RabbitMQ ({@code engine}), and a shop that uses it ({@code shop}). Begin reading at
 * {@link io.warren.engine.workflow.Workflow}; the road of one order is told in docs/road-of-one-order.md.
 */
@NullMarked
package io.warren;

import org.jspecify.annotations.NullMarked;
