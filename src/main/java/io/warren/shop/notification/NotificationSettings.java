package io.warren.shop.notification;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How customers are told.
 *
 * @param from The sender of the mails. They are sent where spring.mail.host is set, else only recorded.
 */
@ConfigurationProperties("warren.notification")
record NotificationSettings(
        @DefaultValue("orders@localhost") String from) {}
