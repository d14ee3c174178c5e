package io.warren.engine.saga;

/** How many sagas stand alike. */
public record SagaCount(Status status, boolean incident, String region, String priority, long count) {}
