package io.warren.engine.participant;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the participants of this process work.
 *
 * @param atOnce Commands that they work on at a time, over all lanes. Each may hold a database connection: keep it below
 *     spring.datasource.hikari.maximum-pool-size.
 */
@ConfigurationProperties("warren.work")
record ParticipantSettings(@DefaultValue("12") int atOnce) {}
