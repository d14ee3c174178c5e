/**
 * Workflow definitions: steps, retries, compensation, timeouts, read from YAML and checked before anything starts.
 * Begin reading at {@link io.warren.engine.workflow.Workflow}, then {@link io.warren.engine.workflow.Step}; how YAML
 * becomes them is in {@code WorkflowReader}. Only the configuration that loads the files, its settings and the failure
 * analyzer know Spring.
 */
@NullMarked
package io.warren.engine.workflow;

import org.jspecify.annotations.NullMarked;
