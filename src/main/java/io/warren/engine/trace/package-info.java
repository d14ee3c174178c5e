/**
 * The trace of each order, for collectors that speak OpenTelemetry's protocol. Off unless an endpoint is set; nothing of
 * OpenTelemetry is loaded then. Begin reading at {@link io.warren.engine.trace.Traces}.
 */
@NullMarked
package io.warren.engine.trace;

import org.jspecify.annotations.NullMarked;
