package io.warren.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class PostgresTalkTest {
    private static final PostgresMessage SYNC = new PostgresMessage('S', new byte[0]);

    private final PostgresTalk talk = new PostgresTalk();

    @Test
    void aMessageIsWrittenAsItWasRead() throws IOException {
        var message = parse("S_1", "select 1");
        var out = new ByteArrayOutputStream();
        message.write(out);

        assertThat(PostgresMessage.read(new DataInputStream(new ByteArrayInputStream(out.toByteArray()))))
                .usingRecursiveComparison()
                .isEqualTo(message);
    }

    @Test
    void aCommitIsOfTheFirstThatWasWritten() {
        talk.answered(); // to the greeting
        assertThat(talk.fromClient(List.of(parse("", "BEGIN"), bind(""), execute(), SYNC)))
                .isNull();
        assertThat(talk.fromClient(List.of(
                        parse("", "INSERT INTO ledger_effect (a, b) VALUES ($1, $2)"),
                        bind("", "inventory", "8c6b"),
                        execute(),
                        SYNC)))
                .isEqualTo("write insert ledger_effect inventory");
        assertThat(talk.fromClient(List.of(parse("S_2", "COMMIT"), bind("S_2"), execute(), SYNC)))
                .isEqualTo("commit insert ledger_effect inventory");
    }

    @Test
    void theAnswerToACommitIsAwaitedBehindTheOthers() {
        talk.answered();
        talk.fromClient(List.of(parse("", "update saga set a = $1"), bind("", "RUNNING"), execute(), SYNC));
        talk.fromClient(List.of(parse("", "COMMIT"), bind(""), execute(), SYNC));

        assertThat(talk.awaited()).isEmpty();
        talk.answered();
        assertThat(talk.awaited()).isEqualTo("committed update saga RUNNING");
    }

    @Test
    void aBatchOfOneRowIsSpokenOfAsThatRow() {
        talk.answered();
        assertThat(talk.fromClient(List.of(
                        parse("", "update saga s set a = n.a from unnest($1, $2, $3)"),
                        bind("", "{\"RUNNING\"}", "{\"true\"}", "{\"reserve\"}"),
                        execute(),
                        SYNC)))
                .isEqualTo("write update saga RUNNING reserve");
    }

    @Test
    void whatIsRolledBackOrOnlyReadIsNoCommit() {
        talk.fromClient(List.of(parse("", "delete from job"), bind(""), execute(), SYNC));
        talk.fromClient(List.of(parse("", "ROLLBACK"), bind(""), execute(), SYNC));
        assertThat(talk.fromClient(List.of(parse("", "COMMIT"), bind(""), execute(), SYNC)))
                .isNull();
    }

    private static PostgresMessage parse(String name, String sql) {
        return new PostgresMessage(
                'P',
                text(text(ByteBuffer.allocate(300), name), sql)
                        .putShort((short) 0)
                        .array());
    }

    private static PostgresMessage bind(String statement, String... parameters) {
        var payload = text(text(ByteBuffer.allocate(300), ""), statement);
        payload.putShort((short) 1).putShort((short) 0).putShort((short) parameters.length);
        for (String parameter : parameters) {
            payload.putInt(parameter.length()).put(parameter.getBytes(StandardCharsets.UTF_8));
        }
        return new PostgresMessage('B', payload.array());
    }

    private static PostgresMessage execute() {
        return new PostgresMessage('E', new byte[5]);
    }

    private static ByteBuffer text(ByteBuffer payload, String text) {
        return payload.put(text.getBytes(StandardCharsets.UTF_8)).put((byte) 0);
    }
}
