package benchmark.baseline;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.amqp.core.Binding;
import org.springframework.amqp.core.BindingBuilder;
import org.springframework.amqp.core.Declarable;
import org.springframework.amqp.core.Declarables;
import org.springframework.amqp.core.Queue;
import org.springframework.amqp.core.QueueBuilder;
import org.springframework.amqp.core.TopicExchange;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;

/** Takes orders by REST, and leads each through four queues. */
@SpringBootApplication
public class BaselineApplication {
    static final String EXCHANGE = "baseline";

    public static void main(String[] arguments) {
        SpringApplication.run(BaselineApplication.class, arguments);
    }

    @Bean
    Declarables queues() {
        var exchange = new TopicExchange(EXCHANGE);
        List<Queue> queues = Stream.of(Steps.RESERVE, Steps.AUTHORIZE, Steps.SHIP, Steps.NOTIFY)
                .map(it -> QueueBuilder.durable(it).quorum().build())
                .toList();
        Stream<Binding> bindings =
                queues.stream().map(it -> BindingBuilder.bind(it).to(exchange).with(it.getName()));
        return new Declarables(Stream.of(Stream.of(exchange), queues.stream(), bindings)
                .flatMap(it -> it.map(Declarable.class::cast))
                .toList());
    }
}
