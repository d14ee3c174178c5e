package io.warren.shop.intake;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The front desk.
 *
 * @param backlogLimit Orders that may be under way at a time; further ones are answered 503 until some have ended.
 * @param eventReaders Readers of the log of events at a time; further ones are answered 503.
 */
@ConfigurationProperties("warren.intake")
record IntakeSettings(
        @DefaultValue("1000000") long backlogLimit,
        @DefaultValue("8") int eventReaders) {}
