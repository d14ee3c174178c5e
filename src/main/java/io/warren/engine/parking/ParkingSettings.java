package io.warren.engine.parking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What nobody could handle, and what people do with it.
 *
 * @param verdictAfter How long after its replay a message must not come back, for a bulk replay to count it as done.
 * @param keepDiscarded How long records are kept that wait for nobody any more: discarded, replayed or resolved.
 */
@ConfigurationProperties("warren.parking")
record ParkingSettings(
        @DefaultValue("10s") Duration verdictAfter,
        @DefaultValue("30d") Duration keepDiscarded) {}
