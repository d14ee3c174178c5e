package io.warren.engine.saga;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How sagas are kept going.
 *
 * @param enabled Whether this instance keeps sagas; false for one that only runs participants.
 * @param batch Outcomes that are folded into their sagas in one transaction, at most. More is cheaper under load and
 *     makes the last of them wait longer.
 * @param sweepEvery How often to look for what is due. A retry or deadline may come this much late.
 * @param grace How long after its sending a command whose confirm did not come is sent again.
 * @param settle How long after the broker came back, or after a start, deadlines are not yet enforced: what was
 *     waiting in the lanes is worked on first.
 * @param lostAfter How long a command may be out, while its lane is empty and nobody works on it, before it is sent again.
 */
@ConfigurationProperties("warren.saga")
record SagaSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("128") int batch,
        @DefaultValue("1s") Duration sweepEvery,
        @DefaultValue("10s") Duration grace,
        @DefaultValue("15s") Duration settle,
        @DefaultValue("1m") Duration lostAfter) {}
