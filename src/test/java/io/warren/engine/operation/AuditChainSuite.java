package io.warren.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.EntityManagerFactory;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.annotation.DirtiesContext;

/** Whatever is done to the audit behind Warren's back is found. */
@SpringBootTest(classes = OperationOnly.class, webEnvironment = SpringBootTest.WebEnvironment.NONE)
@DirtiesContext
abstract class AuditChainSuite {
    @Autowired
    EntityManagerFactory factory;

    JdbcTemplate database;
    AuditChain chain;

    @BeforeEach
    void tenRows(@Autowired javax.sql.DataSource source) {
        database = new JdbcTemplate(source);
        chain = new AuditChain(factory);
        unguarded();
        database.execute("delete from audit");
        database.update("update audit_head set place = 0, hash = ?", Seal.NONE);
        write(10);
        chain.seal();
        assertThat(chain.verify())
                .isEqualTo(AuditVerdict.whole(10, chain.verify().head()));
    }

    /** Takes the database's own guards away, as its owner can. */
    abstract void unguarded();

    private void write(int rows) {
        var audit = new Audit(factory, Clock.systemUTC());
        for (int i = 0; i < rows; i++) {
            audit.write(new Wish("ada", "skip", Target.order("C-" + i), i % 2 == 0 ? null : "").denied("No."));
        }
    }

    @Test
    void aChangedRowIsFound() {
        database.update("update audit set who = 'bob' where place = 4");
        assertBrokenAt(4, "its content is not what was written");
    }

    @Test
    void whatIsEmptyIsNotTheSameAsWhatIsAbsent() {
        database.update("update audit set reason = '' where place = 1");
        assertBrokenAt(1, "its content is not what was written");
    }

    @Test
    void aRemovedRowIsFound() {
        database.update("delete from audit where place = 4");
        assertBrokenAt(4, "it was removed");
    }

    @Test
    void aRemovedRowIsFoundAlsoWhereTheOthersMoveUp() {
        database.update("delete from audit where place = 4");
        IntStream.rangeClosed(5, 10)
                .forEach(it -> database.update("update audit set place = ? where place = ?", it - 1, it));
        assertBrokenAt(4, "does not follow the row before");
    }

    @Test
    void theLastRowsCannotBeRemovedUnseen() {
        database.update("delete from audit where place > 7");
        assertBrokenAt(8, "it and all that followed were removed");
    }

    @Test
    void anInsertedRowIsFound() {
        IntStream.iterate(10, it -> it >= 4, it -> it - 1)
                .forEach(it -> database.update("update audit set place = ? where place = ?", it + 1, it));
        insert(4, hashOf(3));
        assertBrokenAt(4, "its content is not what was written");
    }

    @Test
    void aRowAddedPastTheEndIsFound() {
        insert(11, hashOf(10));
        assertThat(chain.verify().ok()).isFalse();
        assertThat(chain.verify().place()).isEqualTo(11);
    }

    @Test
    void rowsThatChangedPlacesAreFound() {
        database.update("update audit set place = 99 where place = 4");
        database.update("update audit set place = 4 where place = 6");
        database.update("update audit set place = 6 where place = 99");
        assertBrokenAt(4, "does not follow the row before");
    }

    @Test
    void instancesThatWriteAndSealAtOnceMakeOneChain() {
        var instances = IntStream.range(0, 4)
                .mapToObj(ignored -> CompletableFuture.runAsync(() -> {
                    var mine = new AuditChain(factory);
                    for (int i = 0; i < 25; i++) {
                        write(2);
                        mine.sealInTime();
                    }
                }))
                .toList();
        instances.forEach(CompletableFuture::join);
        chain.seal();

        assertThat(chain.verify().ok()).as(chain.verify().sentence()).isTrue();
        assertThat(chain.verify().rows()).isEqualTo(210);
    }

    @Test
    void moreThanOnePassTakesAreAllSealed() {
        write(AuditChain.AT_ONCE + 3);
        chain.seal();
        assertThat(chain.verify().rows()).isEqualTo(AuditChain.AT_ONCE + 13);
    }

    private String hashOf(int place) {
        return database.queryForList("select hash from audit where place = ?", String.class, place)
                .getFirst();
    }

    private void insert(long place, String previous) {
        database.update("""
                insert into audit (id, happened_at, who, verb, target_kind, target_id, outcome, sentence, place, previous, hash)
                values (?, current_timestamp, 'eve', 'skip', 'order', 'C-1', 'accepted', 'Done.', ?, ?, ?)""", UUID.randomUUID(), place, previous, "f".repeat(64));
    }

    private void assertBrokenAt(long place, String why) {
        var verdict = chain.verify();
        assertThat(verdict.ok()).isFalse();
        assertThat(verdict.place()).isEqualTo(place);
        assertThat(verdict.rows()).isEqualTo(place - 1);
        assertThat(verdict.sentence()).contains(why, "tampered");
    }

    static List<String> changes() {
        return List.of(
                "update audit set who = 'bob' where place = 4",
                "delete from audit where place = 4",
                "truncate table audit");
    }
}
