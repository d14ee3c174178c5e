/**
 * Two Warrens on a cluster of three RabbitMQ nodes and one PostgreSQL, under a steady load, while nodes and processes are
 * killed, paused and replaced. Begin reading at ClusterIT; a command in docs/reliability-cluster.md runs all of it.
 */
@NullMarked
package io.warren.cluster;

import org.jspecify.annotations.NullMarked;
