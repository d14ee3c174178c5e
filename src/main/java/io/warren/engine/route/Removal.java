package io.warren.engine.route;

import com.rabbitmq.client.AMQP.Queue.DeclareOk;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ShutdownSignalException;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.amqp.AmqpException;

/**
 * Empties queues and deletes them. The broker's own "if empty" is not there for quorum queues, and would not see what is
 * being worked on: so it is found out here.
 */
final class Removal {
    /** By then the management API tells what stood when the last message was moved. */
    private static final Duration SETTLED = Duration.ofSeconds(7);

    private static final long LOOK_AGAIN_MS = 500;

    private final Hands hands;
    private final Placement placement;
    private final IntConsumer moved;
    private final Duration patience;
    private final Map<String, Long> emptied = new HashMap<>();

    /** @param patience how long to wait for those who still work on what they took from a queue */
    Removal(Hands hands, Placement placement, IntConsumer moved, Duration patience) {
        this.hands = hands;
        this.placement = placement;
        this.moved = moved;
        this.patience = patience;
    }

    /** Moves everything out that waits in the queue. */
    void empty(String queue, @Nullable String into) throws ApplyStopped {
        try (var transfer = new Transfer(connection(), placement, moved)) {
            transfer.empty(queue, into);
            emptied.put(queue, System.nanoTime());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplyStopped("It was interrupted while it emptied %s.".formatted(queue), e);
        } catch (IOException | TimeoutException | AmqpException | ShutdownSignalException e) {
            throw new ApplyStopped("The queue %s could not be emptied: %s.".formatted(queue, e.getMessage()), e);
        }
    }

    /** Deletes the queue as soon as nothing is in it, and nobody works on what he took from it. */
    void delete(String queue, @Nullable String into) throws ApplyStopped {
        long until = System.nanoTime() + patience.toNanos();
        while (true) {
            DeclareOk now = look(queue);
            if (now == null) {
                return;
            }
            if (now.getMessageCount() > 0) {
                empty(queue, into);
            } else if (now.getConsumerCount() == 0 || nobodyWorks(queue)) {
                ask(channel -> channel.queueDelete(queue));
                return;
            }
            pause(queue, until);
        }
    }

    private boolean nobodyWorks(String queue) throws ApplyStopped {
        long since = emptied.computeIfAbsent(queue, it -> System.nanoTime());
        try {
            return System.nanoTime() - since > SETTLED.toNanos()
                    && hands.management().messages(queue).orElse(1) == 0;
        } catch (IOException e) {
            throw new ApplyStopped("Whether %s is empty could not be asked: %s.".formatted(queue, e.getMessage()), e);
        }
    }

    private void pause(String queue, long until) throws ApplyStopped {
        if (System.nanoTime() > until) {
            throw new ApplyStopped(
                    "The queue %s was not deleted: somebody still works on messages that he took from it."
                            .formatted(queue));
        }
        try {
            Thread.sleep(LOOK_AGAIN_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ApplyStopped("It was interrupted while it waited for %s.".formatted(queue), e);
        }
    }

    private @Nullable DeclareOk look(String queue) throws ApplyStopped {
        var answer = new DeclareOk[1];
        var no = ask(channel -> answer[0] = channel.queueDeclarePassive(queue));
        return no == null ? answer[0] : null;
    }

    private Channels.@Nullable No ask(Channels.Question question) throws ApplyStopped {
        try (var channels = new Channels(hands.connections())) {
            return channels.ask(question);
        } catch (AmqpException away) {
            throw new ApplyStopped("The broker could not be asked: %s.".formatted(away.getMessage()), away);
        }
    }

    private Connection connection() {
        return hands.connections().createConnection().getDelegate();
    }
}
