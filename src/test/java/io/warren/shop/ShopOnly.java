package io.warren.shop;

import java.time.Clock;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.hibernate.autoconfigure.HibernateJpaAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.mail.autoconfigure.MailSenderAutoConfiguration;
import org.springframework.boot.transaction.autoconfigure.TransactionAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;

/**
 * The participants and a database, without broker, engine and web; transactions are JPA's, as in the application. Not
 * annotated as configuration: a Warren that is tested must not find it, and take its clock.
 */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    HibernateJpaAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    TransactionAutoConfiguration.class,
    FlywayAutoConfiguration.class,
    MailSenderAutoConfiguration.class
})
@ComponentScan({
    "io.warren.shop.ledger",
    "io.warren.shop.inventory",
    "io.warren.shop.payment",
    "io.warren.shop.fulfillment",
    "io.warren.shop.notification"
})
@ConfigurationPropertiesScan({
    "io.warren.shop.ledger",
    "io.warren.shop.inventory",
    "io.warren.shop.payment",
    "io.warren.shop.fulfillment",
    "io.warren.shop.notification"
})
class ShopOnly {
    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }
}
