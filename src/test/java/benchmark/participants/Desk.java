package benchmark.participants;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.DeliverCallback;
import com.rabbitmq.client.Delivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeoutException;

/**
 * Where one participant's commands come in. What has come meanwhile is answered together: all replies, one wait for their
 * confirms, one acknowledgement.
 */
final class Desk implements DeliverCallback {
    private static final int BATCH = 128;
    private static final int CONFIRMS_MS = 30_000;
    private static final List<String> COPIED = List.of("saga-id", "effect-id", "step", "action", "attempt");
    private static final String DONE = "done";
    private static final byte[] RESULT = "{\"ok\":true}".getBytes(StandardCharsets.UTF_8);

    private final String participant;
    private final Channel in;
    private final Channel out;
    private final BlockingQueue<Delivery> waiting = new LinkedBlockingQueue<>(); // bounded by the prefetch

    Desk(String participant, Channel in, Channel out) {
        this.participant = participant;
        this.in = in;
        this.out = out;
    }

    void open() throws IOException {
        out.confirmSelect();
        out.addReturnListener(returned -> end(new IOException("no queue takes " + returned.getRoutingKey())));
        Thread.ofPlatform().name(participant).start(this::run);
    }

    @Override
    public void handle(String consumer, Delivery delivery) {
        waiting.add(delivery);
    }

    private void run() {
        try {
            while (true) {
                var batch = new ArrayList<Delivery>();
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH - 1);
                answer(batch);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | TimeoutException e) {
            end(e);
        }
    }

    private void answer(List<Delivery> batch) throws IOException, InterruptedException, TimeoutException {
        for (Delivery command : batch) {
            out.basicPublish("orders.replies", participant + "." + DONE, true, reply(command), RESULT);
        }
        out.waitForConfirmsOrDie(CONFIRMS_MS);
        in.basicAck(batch.getLast().getEnvelope().getDeliveryTag(), true); // the tags of a channel come in their order
    }

    private static BasicProperties reply(Delivery command) {
        var properties = command.getProperties();
        var headers = new HashMap<String, Object>();
        COPIED.forEach(it -> headers.put(it, properties.getHeaders().get(it)));
        headers.put("outcome", DONE);
        return new BasicProperties.Builder()
                .messageId(properties.getMessageId() + ":reply")
                .correlationId(properties.getCorrelationId())
                .contentType("application/json")
                .deliveryMode(2)
                .priority(properties.getPriority())
                .headers(headers)
                .build();
    }

    /** Nothing is lost by that: the broker gives again what was not acknowledged. */
    static void end(Exception why) {
        System.err.println("the participants end: " + why);
        Runtime.getRuntime().halt(1);
    }
}
