package io.warren.benchmark;

import io.warren.WarrenApplication;
import io.warren.engine.message.Command;
import io.warren.engine.message.Outcome;
import io.warren.engine.participant.Participant;
import java.util.List;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** Warren with participants that only answer, in the place of the shop's own: what is left is the engine. */
final class AnsweringShop {
    private static final List<String> REPLACED = List.of("inventory", "payments", "fulfillment", "notifications");
    private static final List<String> NAMES = List.of("inventory", "payment", "fulfillment", "notification");

    private AnsweringShop() {}

    public static void main(String[] arguments) {
        var application = new SpringApplication(WarrenApplication.class);
        application.addInitializers((ConfigurableApplicationContext context) ->
                context.addBeanFactoryPostProcessor(beans -> replace((BeanDefinitionRegistry) beans)));
        application.run(arguments);
    }

    private static void replace(BeanDefinitionRegistry registry) {
        REPLACED.forEach(registry::removeBeanDefinition);
        NAMES.forEach(it -> registry.registerBeanDefinition(
                "answering." + it, new RootBeanDefinition(Participant.class, () -> new Answering(it))));
    }

    /** Does nothing, at once. */
    private record Answering(String name) implements Participant {
        private static final Outcome DONE = new Outcome.Done("{\"ok\":true}");

        @Override
        public Outcome handle(Command command) {
            return DONE;
        }
    }
}
