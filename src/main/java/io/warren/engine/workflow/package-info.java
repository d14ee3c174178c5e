/**
 * Workflow definitions: steps, retries, compensation, timeouts, read from YAML and checked before anything starts.
 * Begin reading at {@link io.warren.engine.workflow.Workflow}, then {@link io.warren.engine.workflow.Step}.
 */
@NullMarked
package io.warren.engine.workflow;

import org.jspecify.annotations.NullMarked;
