package io.warren.engine.workflow;

/**
 * The text of one definition and what to call it in messages.
 *
 * @param name usually the file's name, e.g. {@code order-fulfillment.yaml}
 */
public record Source(String name, String text) {}
