package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class AmqpTalkTest {
    private final AmqpTalk talk = new AmqpTalk();

    @Test
    void aFrameIsWrittenAsItWasRead() throws IOException {
        var frame = publish("orders", "inventory.reserve.eu.express");
        var out = new ByteArrayOutputStream();
        frame.write(out);
        var again = AmqpFrame.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray())));

        assertThat(again).usingRecursiveComparison().isEqualTo(frame);
        assertThat(AmqpFrame.read(new DataInputStream(new ByteArrayInputStream(new byte[0]))))
                .isNull();
    }

    @Test
    void aConfirmIsOfWhatWasPublishedUnderItsNumber() {
        assertThat(talk.fromClient(publish("orders", "inventory.reserve.eu.express")))
                .isEqualTo("publish inventory.reserve");
        assertThat(talk.fromClient(publish("orders.events", "through.created.eu.express")))
                .isEqualTo("publish event created");
        assertThat(talk.fromClient(publish("orders", "payment.authorize.eu.express")))
                .isEqualTo("publish payment.authorize");

        assertThat(talk.fromBroker(settled(80, 2, true))).isEqualTo("confirm event created");
        assertThat(talk.fromBroker(settled(80, 3, false))).isEqualTo("confirm payment.authorize");
        assertThat(talk.fromBroker(settled(80, 3, false))).isEqualTo("confirm ?");
    }

    @Test
    void anAcknowledgementIsOfWhatWasDeliveredUnderItsTag() {
        assertThat(talk.fromBroker(deliver(7, "orders", "payment.void.eu.express")))
                .isEqualTo("deliver payment.void");
        assertThat(talk.fromBroker(deliver(8, "orders.replies", "courier.done")))
                .isEqualTo("deliver reply courier.done");

        assertThat(talk.fromClient(settled(80, 7, false))).isEqualTo("ack payment.void");
        assertThat(talk.fromClient(settled(90, 8, false))).isEqualTo("reject reply courier.done");
    }

    @Test
    void whatIsOfNoInterestHasNoWord() {
        assertThat(talk.fromClient(new AmqpFrame(8, 0, new byte[0]))).isNull();
        assertThat(talk.fromClient(new AmqpFrame(AmqpFrame.HEADER, 1, new byte[14])))
                .isNull();
    }

    private static AmqpFrame publish(String exchange, String routingKey) {
        var payload = ByteBuffer.allocate(200).putInt(AmqpFrame.PUBLISH).putShort((short) 0);
        return method(text(text(payload, exchange), routingKey).put((byte) 1));
    }

    private static AmqpFrame deliver(long tag, String exchange, String routingKey) {
        var payload = text(ByteBuffer.allocate(200).putInt(AmqpFrame.DELIVER), "consumer");
        return method(text(text(payload.putLong(tag).put((byte) 0), exchange), routingKey));
    }

    private static AmqpFrame settled(int method, long tag, boolean multiple) {
        return method(
                ByteBuffer.allocate(20).putInt(60 << 16 | method).putLong(tag).put((byte) (multiple ? 1 : 0)));
    }

    private static ByteBuffer text(ByteBuffer payload, String text) {
        return payload.put((byte) text.length()).put(text.getBytes(StandardCharsets.UTF_8));
    }

    private static AmqpFrame method(ByteBuffer payload) {
        var bytes = new byte[payload.position()];
        payload.flip().get(bytes);
        return new AmqpFrame(AmqpFrame.METHOD, 1, bytes);
    }
}
