package io.warren.engine.broker;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitConnectionFactoryBean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionFactoryBeanConfigurer;
import org.springframework.stereotype.Component;

/**
 * Opens connections by the usual Spring settings, each with a name that the management UI shows. Publishing and every
 * group of lanes has one of its own: an alarm that blocks publishers leaves consumers alone, and a message that no
 * client can parse takes down only the connection that it came by.
 */
@Component
class Connections implements DisposableBean {
    /** Who gives a connection up waits no longer for a node that does not answer; Spring's 30 s would hold up all. */
    private static final int CLOSE_MS = 2_000;

    private final RabbitConnectionFactoryBeanConfigurer clients;
    private final CachingConnectionFactoryConfigurer caches;
    private final List<CachingConnectionFactory> opened = new CopyOnWriteArrayList<>();

    Connections(RabbitConnectionFactoryBeanConfigurer clients, CachingConnectionFactoryConfigurer caches) {
        this.clients = clients;
        this.caches = caches;
    }

    CachingConnectionFactory named(String name) {
        var client = new RabbitConnectionFactoryBean();
        clients.configure(client);
        try {
            client.afterPropertiesSet();
            var factory = new CachingConnectionFactory(client.getObject());
            // Not the one that takes the properties as well: it leaves out the addresses, all but the first.
            caches.configure(factory);
            factory.setCloseTimeout(CLOSE_MS);
            factory.setConnectionNameStrategy(it -> "warren." + name);
            opened.add(factory);
            return factory;
        } catch (Exception e) {
            throw new IllegalStateException("The settings under spring.rabbitmq make no connection: " + e, e);
        }
    }

    @Override
    public void destroy() {
        opened.forEach(CachingConnectionFactory::destroy);
    }
}
