package io.warren.crash;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is said on one AMQP connection, in words: it remembers what a confirm or an acknowledgement is of. */
final class AmqpTalk {
    private final Map<Integer, Channel> channels = new HashMap<>();

    private static final class Channel {
        private final TreeMap<Long, String> published = new TreeMap<>();
        private final TreeMap<Long, String> delivered = new TreeMap<>();
        private long sequence;
    }

    /** What the client says by this frame; none where it is of no interest. */
    synchronized @Nullable String fromClient(AmqpFrame frame) {
        int method = frame.method();
        if (method == AmqpFrame.CHANNEL_OPEN) {
            channels.put(frame.channel(), new Channel());
        }
        if (method == AmqpFrame.PUBLISH) {
            var arguments = frame.arguments();
            arguments.skip(2);
            String what = word(arguments.text(), arguments.text());
            var channel = channel(frame);
            channel.published.put(++channel.sequence, what);
            return "publish " + what;
        }
        return settling(frame, channel(frame).delivered, "ack ", "reject ", "nack ");
    }

    /** What the broker says by this frame. */
    synchronized @Nullable String fromBroker(AmqpFrame frame) {
        int method = frame.method();
        if (method == AmqpFrame.DELIVER) {
            var arguments = frame.arguments();
            arguments.text();
            long tag = arguments.number();
            arguments.skip(1);
            String what = word(arguments.text(), arguments.text());
            channel(frame).delivered.put(tag, what);
            return "deliver " + what;
        }
        if (method == AmqpFrame.RETURN) {
            var arguments = frame.arguments();
            arguments.skip(2);
            arguments.text();
            return "return " + word(arguments.text(), arguments.text());
        }
        return settling(frame, channel(frame).published, "confirm ", "refuse ", "refuse ");
    }

    private Channel channel(AmqpFrame frame) {
        return channels.computeIfAbsent(frame.channel(), it -> new Channel());
    }

    private static @Nullable String settling(
            AmqpFrame frame, TreeMap<Long, String> open, String ack, String reject, String nack) {
        int method = frame.method();
        String verb = method == AmqpFrame.ACK
                ? ack
                : method == AmqpFrame.REJECT ? reject : method == AmqpFrame.NACK ? nack : "";
        if (verb.isEmpty()) {
            return null;
        }
        var settled = open.headMap(frame.tag(), true);
        String what = settled.isEmpty() ? "?" : settled.lastEntry().getValue();
        if (method == AmqpFrame.REJECT || !frame.multiple()) {
            open.remove(frame.tag());
        } else {
            settled.clear();
        }
        return verb + what;
    }

    /** The part of an address that is the same for all orders of a kind. */
    static String word(String exchange, String routingKey) {
        String[] words = routingKey.split("\\.");
        String second = words.length > 1 ? words[1] : "";
        return switch (exchange) {
            case "orders" -> words[0] + "." + second;
            case "orders.events" -> "event " + second;
            case "orders.replies" -> "reply " + routingKey;
            default -> exchange + " " + words[0] + "." + second;
        };
    }
}
