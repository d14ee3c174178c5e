package benchmark.participants;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import java.util.List;
import java.util.Map;

/** Takes the lanes of all four participants, and answers each command that it is done. */
public final class RemoteShop {
    /** What it says once it works. */
    public static final String READY = "all lanes are served";

    private static final List<String> PARTICIPANTS = List.of("inventory", "payment", "fulfillment", "notification");
    private static final List<String> REGIONS =
            List.of("us-west", "us-east", "us-central", "us-south", "eu", "apac", "latam");
    private static final Map<String, Integer> PREFETCH = Map.of("express", 8, "standard", 32);

    private RemoteShop() {}

    /** @param arguments the broker's AMQP URI */
    public static void main(String[] arguments) throws Exception {
        var factory = new ConnectionFactory();
        factory.setUri(arguments[0]);
        factory.setAutomaticRecoveryEnabled(false); // a lost connection ends it: a run without one has to say so
        Connection publishing = factory.newConnection("participants.replies");
        Connection consuming = factory.newConnection("participants.lanes");
        consuming.addShutdownListener(Desk::end);
        publishing.addShutdownListener(Desk::end);
        for (String participant : PARTICIPANTS) {
            Channel in = consuming.createChannel();
            var desk = new Desk(participant, in, publishing.createChannel());
            desk.open();
            for (String region : REGIONS) {
                for (var lane : PREFETCH.entrySet()) {
                    in.basicQos(lane.getValue());
                    in.basicConsume(String.join(".", participant, region, lane.getKey()), false, desk, tag -> {});
                }
            }
        }
        System.out.println(READY);
    }
}
