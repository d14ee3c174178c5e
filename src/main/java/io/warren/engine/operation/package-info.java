/**
 * What people did, and what they have told Warren to do to many things. Every verb leaves a record here; a verb for many
 * is a job that goes through a frozen selection, carefully at first. Begin reading at
 * {@link io.warren.engine.operation.Audit}, then {@link io.warren.engine.operation.Jobs}.
 */
@NullMarked
package io.warren.engine.operation;

import org.jspecify.annotations.NullMarked;
