package io.warren.engine.broker;

import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.amqp.rabbit.connection.CachingConnectionFactory;
import org.springframework.amqp.rabbit.connection.RabbitConnectionFactoryBean;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.amqp.autoconfigure.CachingConnectionFactoryConfigurer;
import org.springframework.boot.amqp.autoconfigure.RabbitConnectionDetails;
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
    private final RabbitConnectionDetails broker;
    private final List<CachingConnectionFactory> opened = new CopyOnWriteArrayList<>();

    Connections(
            RabbitConnectionFactoryBeanConfigurer clients,
            CachingConnectionFactoryConfigurer caches,
            RabbitConnectionDetails broker) {
        this.clients = clients;
        this.caches = caches;
        this.broker = broker;
    }

    CachingConnectionFactory named(String name) {
        var factory = new CachingConnectionFactory(client());
        // Not the one that takes the properties as well: it leaves out the addresses, all but the first.
        caches.configure(factory);
        factory.setCloseTimeout(CLOSE_MS);
        factory.setConnectionNameStrategy(it -> "warren." + name);
        opened.add(factory);
        return factory;
    }

    private ConnectionFactory client() {
        var bean = new RabbitConnectionFactoryBean();
        clients.configure(bean);
        try {
            bean.afterPropertiesSet();
            ConnectionFactory client = bean.getObject();
            encrypt(client);
            return client;
        } catch (Exception e) {
            throw new IllegalStateException("The settings under spring.rabbitmq make no connection: " + e, e);
        }
    }

    /** Spring's configurer passes an SSL bundle on to nobody but a class of its own, and leaves it out here. */
    private void encrypt(ConnectionFactory client) {
        var bundle = broker.getSslBundle();
        if (bundle != null) {
            client.useSslProtocol(bundle.createSslContext());
            client.enableHostnameVerification();
        }
    }

    @Override
    public void destroy() {
        opened.forEach(CachingConnectionFactory::destroy);
    }
}
