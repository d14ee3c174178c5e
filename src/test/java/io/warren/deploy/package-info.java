/**
 * What a deployment is made of, in docs/deploy: parsed, and held against what Warren is. Begin reading at DeployTest; what only a
 * running Warren can tell is in MetricsIT and OrderLinesIT of the road.
 */
@NullMarked
package io.warren.deploy;

import org.jspecify.annotations.NullMarked;
